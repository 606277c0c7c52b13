package com.cruisemall.payment.assortment;

import com.cruisemall.kit.version.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Writes departures and their fares. Callers bring the transaction. */
@ApplicationScoped
class Sailings {
  private final EntityManager database;

  Sailings(EntityManager database) {
    this.database = database;
  }

  /** Adds the departure unless the product has one on that day. */
  boolean add(
      UUID id,
      UUID productId,
      LocalDate departure,
      LocalDate arrival,
      boolean open,
      String cancellationPolicy) {
    return database
            .createNativeQuery(
                """
                insert into sailing
                  (id, product_id, departure_date, return_date, open, cancellation_policy_code)
                values (:id, :product, :departure, :arrival, :open, :policy)
                on conflict (product_id, departure_date) do nothing
                """)
            .setParameter("id", id)
            .setParameter("product", productId)
            .setParameter("departure", departure)
            .setParameter("arrival", arrival)
            .setParameter("open", open)
            .setParameter("policy", cancellationPolicy)
            .executeUpdate()
        == 1;
  }

  /** Changes the product's departure of that version; false if there is none. */
  boolean change(
      UUID id, UUID productId, boolean open, String cancellationPolicy, Version version) {
    return database
            .createNativeQuery(
                """
                update sailing set open = :open, cancellation_policy_code = :policy,
                  version = version + 1
                where id = :id and product_id = :product and version = :version
                """)
            .setParameter("id", id)
            .setParameter("product", productId)
            .setParameter("open", open)
            .setParameter("policy", cancellationPolicy)
            .setParameter("version", version.number())
            .executeUpdate()
        == 1;
  }

  /** Replaces what the departure costs. Orders keep what they were made at. */
  void price(UUID sailingId, List<CabinFares> fares) {
    database
        .createNativeQuery("delete from cabin_price where sailing_id = :sailing")
        .setParameter("sailing", sailingId)
        .executeUpdate();
    for (CabinFares cabin : fares) {
      cabin
          .fares()
          .forEach((category, amount) ->
              database
                  .createNativeQuery(
                      """
                      insert into cabin_price (sailing_id, cabin_type, fare_category, amount)
                      values (:sailing, :type, :category, :amount)
                      """)
                  .setParameter("sailing", sailingId)
                  .setParameter("type", cabin.cabinType().name())
                  .setParameter("category", category.name())
                  .setParameter("amount", amount)
                  .executeUpdate());
    }
  }

  boolean exists(UUID id, UUID productId) {
    return !database
        .createNativeQuery("select 1 from sailing where id = :id and product_id = :product")
        .setParameter("id", id)
        .setParameter("product", productId)
        .getResultList()
        .isEmpty();
  }

  boolean knowsPolicy(String code) {
    return !database
        .createNativeQuery("select 1 from cancellation_policy where code = :code")
        .setParameter("code", code)
        .getResultList()
        .isEmpty();
  }
}
