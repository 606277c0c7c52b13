package com.cruisemall.payment.demo;

import com.cruisemall.payment.fare.FareCategory;
import com.cruisemall.payment.inventory.CabinType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Repository of demo sailings: inserts hundreds of rows in three statements. */
@Singleton
class DemoSailingRepository {
  private final EntityManager database;
  private final ObjectMapper json;

  DemoSailingRepository(EntityManager database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  private record SailingRow(UUID id, String code, String departure, String arrival) {}

  private record FareRow(UUID sailing, String type, String fare, long amount) {}

  private record CabinRow(UUID id, UUID sailing, String type, int deck, String number) {}

  private record Planned(DemoProduct product, LocalDate departure, UUID id) {
    SailingRow row() {
      return new SailingRow(
          id,
          product.productCode(),
          departure.toString(),
          departure.plusDays(product.nights()).toString());
    }
  }

  /** Inserts the missing sailings between two days. Requires a transaction. */
  int add(DemoProduct product, LocalDate from, LocalDate to, Instant now) {
    List<Planned> planned =
        product.departures(from, to).stream()
            .map(day -> new Planned(product, day, UuidCreator.getTimeOrderedEpoch()))
            .toList();
    Set<UUID> added = addSailings(planned.stream().map(Planned::row).toList());
    List<Planned> fresh = planned.stream().filter(it -> added.contains(it.id())).toList();
    if (!fresh.isEmpty()) {
      addFares(fresh);
      addCabins(fresh, now);
    }
    return fresh.size();
  }

  private Set<UUID> addSailings(List<SailingRow> rows) {
    @SuppressWarnings("unchecked")
    List<UUID> added =
        database
            .createNativeQuery(
                """
                with added as (
                  insert into sailing (id, product_id, departure_date, return_date)
                  select r.id, p.id, r.departure, r.arrival
                  from jsonb_to_recordset(cast(:rows as jsonb))
                    as r (id uuid, code text, departure date, arrival date)
                  join product p on p.product_code = r.code
                  on conflict (product_id, departure_date) do nothing returning id)
                select id from added
                """,
                UUID.class)
            .setParameter("rows", write(rows))
            .getResultList();
    return new HashSet<>(added);
  }

  private void addFares(List<Planned> sailings) {
    List<FareRow> rows = new ArrayList<>();
    for (Planned sailing : sailings) {
      for (CabinType type : CabinType.values()) {
        for (FareCategory fare : FareCategory.values()) {
          long amount = sailing.product().fare(type, fare, sailing.departure());
          rows.add(new FareRow(sailing.id(), type.name(), fare.name(), amount));
        }
      }
    }
    database
        .createNativeQuery(
            """
            insert into cabin_price (sailing_id, cabin_type, fare_category, amount)
            select r.sailing, r.type, r.fare, r.amount
            from jsonb_to_recordset(cast(:rows as jsonb))
              as r (sailing uuid, type text, fare text, amount bigint)
            """)
        .setParameter("rows", write(rows))
        .executeUpdate();
  }

  private void addCabins(List<Planned> sailings, Instant now) {
    List<CabinRow> rows = new ArrayList<>();
    for (Planned sailing : sailings) {
      for (CabinType type : CabinType.values()) {
        int deck = sailing.product().deck(type);
        for (int n = 1; n <= sailing.product().cabins(type); n++) {
          String number = Integer.toString(deck * 100 + n);
          rows.add(
              new CabinRow(
                  UuidCreator.getTimeOrderedEpoch(), sailing.id(), type.name(), deck, number));
        }
      }
    }
    database
        .createNativeQuery(
            """
            with added as (
              insert into cabin (id, sailing_id, cabin_type, deck, number)
              select r.id, r.sailing, r.type, r.deck, r.number
              from jsonb_to_recordset(cast(:rows as jsonb))
                as r (id uuid, sailing uuid, type text, deck integer, number text)
              returning sailing_id, cabin_type)
            insert into allotment_entry (sailing_id, cabin_type, to_state, cabins, at)
            select sailing_id, cabin_type, 'FREE', count(*), :now
            from added group by sailing_id, cabin_type
            """)
        .setParameter("rows", write(rows))
        .setParameter("now", now)
        .executeUpdate();
  }

  private String write(Object rows) {
    try {
      return json.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("rows are not serialisable", e);
    }
  }
}
