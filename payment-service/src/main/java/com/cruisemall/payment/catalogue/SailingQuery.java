package com.cruisemall.payment.catalogue;

import com.cruisemall.payment.fare.FareCategory;
import com.cruisemall.payment.fare.ShopCalendar;
import com.cruisemall.payment.inventory.CabinType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Read model of sailings with fares and free cabins. Requires a transaction. */
@ApplicationScoped
public class SailingQuery {
  static final String SAILINGS =
      """
      select id, departure_date, return_date, open, cancellation_policy_code, version from sailing
      where product_id = :product and (:all or (open and departure_date > :today))
      order by departure_date limit :limit
      """;
  static final String FARES =
      "select sailing_id, cabin_type, fare_category, amount from cabin_price"
          + " where sailing_id in (:sailings)";
  static final String FREE =
      "select sailing_id, cabin_type, count(*) as free from cabin"
          + " where sailing_id in (:sailings) and state = 'FREE' group by sailing_id, cabin_type";
  private static final int MAX_SAILINGS = 200;

  private final EntityManager database;
  private final Clock clock;

  SailingQuery(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A sailing with the members for administrators. */
  public record Found(SailingView sailing, boolean open, String cancellationPolicy, long version) {}

  /** Returns the future sailings that accept orders, or all sailings of the product. */
  public List<Found> list(UUID productId, boolean all) {
    List<Tuple> rows =
        rows(
            SAILINGS,
            Map.of(
                "product",
                productId,
                "all",
                all,
                "today",
                ShopCalendar.today(clock),
                "limit",
                MAX_SAILINGS));
    List<UUID> ids = rows.stream().map(row -> row.get("id", UUID.class)).toList();
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<SailingView.Cabins>> cabins = cabins(ids);
    return rows.stream()
        .map(row -> found(row, cabins.getOrDefault(row.get("id", UUID.class), List.of())))
        .toList();
  }

  private Map<UUID, List<SailingView.Cabins>> cabins(List<UUID> sailings) {
    Map<UUID, Map<CabinType, Long>> free = new LinkedHashMap<>();
    for (Tuple row : rows(FREE, Map.of("sailings", sailings))) {
      free.computeIfAbsent(sailing(row), _ -> new EnumMap<>(CabinType.class))
          .put(type(row), row.get("free", Long.class));
    }
    Map<UUID, Map<CabinType, Map<FareCategory, Long>>> fares = new LinkedHashMap<>();
    for (Tuple row : rows(FARES, Map.of("sailings", sailings))) {
      fares
          .computeIfAbsent(sailing(row), _ -> new EnumMap<>(CabinType.class))
          .computeIfAbsent(type(row), _ -> new EnumMap<>(FareCategory.class))
          .put(
              FareCategory.valueOf(row.get("fare_category", String.class)),
              row.get("amount", Long.class));
    }
    Map<UUID, List<SailingView.Cabins>> result = new LinkedHashMap<>();
    fares.forEach((sailing, types) -> {
      List<SailingView.Cabins> cabins = new ArrayList<>();
      types.forEach((type, prices) ->
          cabins.add(
              new SailingView.Cabins(
                  type, free.getOrDefault(sailing, Map.of()).getOrDefault(type, 0L), prices)));
      result.put(sailing, cabins);
    });
    return result;
  }

  private List<Tuple> rows(String sql, Map<String, Object> parameters) {
    var query = database.createNativeQuery(sql, Tuple.class);
    parameters.forEach(query::setParameter);
    @SuppressWarnings("unchecked")
    List<Tuple> rows = query.getResultList();
    return rows;
  }

  private static Found found(Tuple row, List<SailingView.Cabins> cabins) {
    return new Found(
        new SailingView(
            row.get("id", UUID.class),
            row.get("departure_date", LocalDate.class),
            row.get("return_date", LocalDate.class),
            cabins),
        row.get("open", Boolean.class),
        row.get("cancellation_policy_code", String.class),
        row.get("version", Long.class));
  }

  private static UUID sailing(Tuple row) {
    return row.get("sailing_id", UUID.class);
  }

  private static CabinType type(Tuple row) {
    return CabinType.valueOf(row.get("cabin_type", String.class));
  }
}
