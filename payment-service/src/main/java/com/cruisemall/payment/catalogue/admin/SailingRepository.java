package com.cruisemall.payment.catalogue.admin;

import com.cruisemall.kit.version.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Repository of sailings and their fares. Requires a transaction. */
@ApplicationScoped
class SailingRepository {
  private final EntityManager database;

  SailingRepository(EntityManager database) {
    this.database = database;
  }

  /** Inserts the sailing; returns false if the product has one on that day. */
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

  /** Changes the sailing; returns false if it does not exist in that version. */
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

  /** Replaces the fares. Existing orders keep their prices. */
  void replaceFares(UUID sailingId, List<CabinFares> fares) {
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

  boolean policyExists(String code) {
    return !database
        .createNativeQuery("select 1 from cancellation_policy where code = :code")
        .setParameter("code", code)
        .getResultList()
        .isEmpty();
  }
}
