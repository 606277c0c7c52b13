package com.cruisemall.payment.catalogue.admin;

import com.cruisemall.kit.version.Version;
import com.cruisemall.payment.catalogue.Flag;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Repository of products. Requires a transaction. */
@ApplicationScoped
public class ProductRepository {
  private static final String INSERT =
      """
      insert into product (id, product_code, cruise_line, ship_name, package_name, nights, days,
        itinerary, destinations, base_price, description, category, tags, region, popular,
        recommended, premium, domestic, japan, budget, urgent, sale_status, thumbnail_url,
        image_urls, created_at, updated_at)
      values (:id, :code, :line, :ship, :name, :nights, :days, cast(:itinerary as jsonb),
        :destinations, :price, :description, nullif(:category, ''),
        array(select jsonb_array_elements_text(cast(:tags as jsonb))), :region, :popular,
        :recommended, :premium, :domestic, :japan, :budget, :urgent, :status,
        nullif(:thumbnail, ''), array(select jsonb_array_elements_text(cast(:images as jsonb))),
        :now, :now)
      on conflict (product_code) do nothing
      """;
  private static final String UPDATE =
      """
      update product set cruise_line = :line, ship_name = :ship, package_name = :name,
        nights = :nights, days = :days, itinerary = cast(:itinerary as jsonb),
        destinations = :destinations, base_price = :price, description = :description,
        category = nullif(:category, ''),
        tags = array(select jsonb_array_elements_text(cast(:tags as jsonb))), region = :region,
        popular = :popular, recommended = :recommended, premium = :premium, domestic = :domestic,
        japan = :japan, budget = :budget, urgent = :urgent, sale_status = :status,
        thumbnail_url = nullif(:thumbnail, ''),
        image_urls = array(select jsonb_array_elements_text(cast(:images as jsonb))),
        version = version + 1, updated_at = :now
      where product_code = :code and version = :version
      """;

  private final EntityManager database;
  private final ObjectMapper json;

  ProductRepository(EntityManager database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Inserts the product; returns false if the code exists. */
  public boolean add(UUID id, ProductDraft draft, Instant now) {
    return bind(database.createNativeQuery(INSERT), draft, now)
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }

  /** Replaces the product; returns false if it does not exist in that version. */
  boolean replace(ProductDraft draft, Version version, Instant now) {
    return bind(database.createNativeQuery(UPDATE), draft, now)
            .setParameter("version", version.number())
            .executeUpdate()
        == 1;
  }

  /** Ends the sale; returns false if the product does not exist in that version. */
  boolean withdraw(String productCode, Version version, Instant now) {
    return database
            .createNativeQuery(
                """
                update product set sale_status = 'ENDED', version = version + 1, updated_at = :now
                where product_code = :code and version = :version
                """)
            .setParameter("code", productCode)
            .setParameter("version", version.number())
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  Optional<UUID> findId(String productCode) {
    @SuppressWarnings("unchecked")
    List<UUID> ids =
        database
            .createNativeQuery("select id from product where product_code = :code", UUID.class)
            .setParameter("code", productCode)
            .getResultList();
    return ids.stream().findFirst();
  }

  private Query bind(Query statement, ProductDraft draft, Instant now) {
    for (Flag flag : Flag.values()) {
      statement.setParameter(flag.column(), draft.flags().contains(flag));
    }
    return statement
        .setParameter("code", draft.productCode())
        .setParameter("line", draft.cruiseLine())
        .setParameter("ship", draft.shipName())
        .setParameter("name", draft.packageName())
        .setParameter("nights", draft.nights())
        .setParameter("days", draft.days())
        .setParameter("itinerary", write(draft.itinerary()))
        .setParameter("destinations", draft.destinations())
        .setParameter("price", draft.basePrice())
        .setParameter("description", draft.description())
        .setParameter("category", draft.category() == null ? "" : draft.category())
        .setParameter("tags", write(draft.tags()))
        .setParameter("region", draft.region())
        .setParameter("status", draft.saleStatus().name())
        .setParameter("thumbnail", draft.thumbnailUrl() == null ? "" : draft.thumbnailUrl())
        .setParameter("images", write(draft.imageUrls()))
        .setParameter("now", now);
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("product is not serialisable", e);
    }
  }
}
