package com.cruisemall.payment.catalogue;

import com.cruisemall.kit.page.PageRequest;
import com.cruisemall.kit.page.Pagination;
import com.cruisemall.payment.fare.ShopCalendar;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Read model of products. Requires a transaction. */
@ApplicationScoped
public class ProductQuery {
  private static final String COLUMNS =
      """
      p.id, p.product_code, p.cruise_line, p.ship_name, p.package_name, p.nights, p.days,
      p.base_price, p.description, p.category, p.thumbnail_url, p.sale_status, p.region,
      p.destinations, p.popular, p.recommended, p.premium, p.domestic, p.japan, p.budget, p.urgent,
      cast(to_jsonb(p.tags) as text) as tags, cast(to_jsonb(p.image_urls) as text) as image_urls,
      cast(p.itinerary as text) as itinerary, p.version,
      (select min(s.departure_date) from sailing s
       where s.product_id = p.id and s.open and s.departure_date > :today) as next_departure
      """;

  private final EntityManager database;
  private final ObjectMapper json;
  private final Clock clock;

  ProductQuery(EntityManager database, ObjectMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  /** A product with its version. */
  public record Found(UUID id, ProductView product, long version) {}

  /** A page of products. */
  public record Page(List<Found> products, Pagination pagination) {}

  /**
   * Returns a page of products.
   *
   * @param allStatuses whether an absent status means all statuses
   */
  public Page page(ProductFilter filter, PageRequest page, boolean allStatuses) {
    ProductFilter.Statement ids = filter.page(page, allStatuses);
    Query query =
        database
            .createNativeQuery(
                // row_number preserves the order of the subselect.
                """
                with wanted as (select id, row_number() over () as place from (%s) ids)
                select %s from wanted w join product p on p.id = w.id order by w.place
                """
                    .formatted(ids.sql(), COLUMNS),
                Tuple.class)
            .setParameter("today", ShopCalendar.today(clock));
    ids.parameters().forEach(query::setParameter);
    @SuppressWarnings("unchecked")
    List<Tuple> rows = query.getResultList();
    return new Page(
        rows.stream().map(row -> found(row, false)).toList(),
        page.of(total(filter.count(allStatuses))));
  }

  /** Returns a product with its itinerary and images. */
  public Optional<Found> find(String productCode) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                "select " + COLUMNS + " from product p where p.product_code = :code", Tuple.class)
            .setParameter("today", ShopCalendar.today(clock))
            .setParameter("code", productCode)
            .getResultList();
    return rows.stream().findFirst().map(row -> found(row, true));
  }

  private long total(ProductFilter.Statement count) {
    Query query = database.createNativeQuery(count.sql(), Long.class);
    count.parameters().forEach(query::setParameter);
    return ((Number) query.getSingleResult()).longValue();
  }

  private Found found(Tuple row, boolean complete) {
    List<String> images = List.of(read(row, "image_urls", String[].class));
    String thumbnail = row.get("thumbnail_url", String.class);
    return new Found(
        row.get("id", UUID.class),
        new ProductView(
            row.get("product_code", String.class),
            row.get("cruise_line", String.class),
            row.get("ship_name", String.class),
            row.get("package_name", String.class),
            row.get("nights", Integer.class),
            row.get("days", Integer.class),
            row.get("base_price", Long.class),
            row.get("description", String.class),
            row.get("category", String.class),
            List.of(read(row, "tags", String[].class)),
            thumbnail == null && !images.isEmpty() ? images.getFirst() : thumbnail,
            SaleStatus.valueOf(row.get("sale_status", String.class)),
            row.get("region", String.class),
            row.get("destinations", String.class),
            Arrays.stream(Flag.values())
                .filter(flag -> row.get(flag.column(), Boolean.class))
                .toList(),
            row.get("next_departure", LocalDate.class),
            complete ? List.of(read(row, "itinerary", ItineraryDay[].class)) : null,
            complete ? images : null),
        row.get("version", Long.class));
  }

  private <T> T read(Tuple row, String column, Class<T> type) {
    try {
      return json.readValue(row.get(column, String.class), type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("unreadable JSON in the database", e);
    }
  }
}
