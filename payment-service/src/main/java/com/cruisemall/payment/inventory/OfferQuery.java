package com.cruisemall.payment.inventory;

import com.cruisemall.payment.fare.CancellationPolicy;
import com.cruisemall.payment.fare.FareCategory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Read model of the offer of a sailing, in one round trip. */
@ApplicationScoped
public class OfferQuery {
  private final EntityManager database;
  private final ObjectMapper json;

  OfferQuery(EntityManager database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Returns the offer; empty if the product has no such sailing. */
  public Optional<Offer> find(String productCode, UUID sailingId) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                select s.id, p.product_code, p.package_name, p.cruise_line, p.ship_name,
                       p.destinations, p.nights, s.departure_date, s.return_date,
                       s.open and p.sale_status = 'ON_SALE' as on_sale,
                       (select cast(json_agg(json_build_object(
                           'fromDays', c.from_days, 'keptPercent', c.kept_percent)) as text)
                        from cancellation_step c
                        where c.policy_code = s.cancellation_policy_code) as steps,
                       (select cast(json_agg(json_build_object(
                           'type', c.cabin_type, 'fare', c.fare_category, 'amount', c.amount))
                           as text)
                        from cabin_price c where c.sailing_id = s.id) as prices
                from sailing s join product p on p.id = s.product_id
                where s.id = :sailing and p.product_code = :product
                """,
                Tuple.class)
            .setParameter("sailing", sailingId)
            .setParameter("product", productCode)
            .getResultList();
    return rows.stream().findFirst().map(this::offer);
  }

  private record Price(String type, String fare, long amount) {}

  private Offer offer(Tuple row) {
    return new Offer(
        row.get("id", UUID.class),
        row.get("product_code", String.class),
        row.get("package_name", String.class),
        row.get("cruise_line", String.class),
        row.get("ship_name", String.class),
        row.get("destinations", String.class),
        row.get("nights", Integer.class),
        row.get("departure_date", LocalDate.class),
        row.get("return_date", LocalDate.class),
        row.get("on_sale", Boolean.class),
        new CancellationPolicy(List.of(read(row, "steps", CancellationPolicy.Step[].class))),
        prices(read(row, "prices", Price[].class)));
  }

  private static Map<CabinType, Map<FareCategory, Long>> prices(Price[] rows) {
    Map<CabinType, Map<FareCategory, Long>> prices = new EnumMap<>(CabinType.class);
    for (Price price : rows) {
      prices
          .computeIfAbsent(CabinType.valueOf(price.type()), _ -> new EnumMap<>(FareCategory.class))
          .put(FareCategory.valueOf(price.fare()), price.amount());
    }
    return prices;
  }

  private <T> T read(Tuple row, String column, Class<T> type) {
    String text = row.get(column, String.class);
    try {
      return json.readValue(text == null ? "[]" : text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("unreadable JSON in the database", e);
    }
  }
}
