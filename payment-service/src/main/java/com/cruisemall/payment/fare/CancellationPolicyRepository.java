package com.cruisemall.payment.fare;

import com.cruisemall.kit.version.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;

/** Repository of cancellation policies. Requires a transaction. */
@ApplicationScoped
class CancellationPolicyRepository {
  private final EntityManager database;

  CancellationPolicyRepository(EntityManager database) {
    this.database = database;
  }

  record Stored(String code, String name, CancellationPolicy policy, Version version) {}

  Optional<Stored> find(String code) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                select p.code, p.name, p.version, s.from_days, s.kept_percent
                from cancellation_policy p join cancellation_step s on s.policy_code = p.code
                where p.code = :code order by s.from_days desc
                """,
                Tuple.class)
            .setParameter("code", code)
            .getResultList();
    return rows.stream().findFirst().map(first -> stored(first, rows));
  }

  /** Replaces the steps of a policy; returns false if it has another version. */
  boolean replace(String code, CancellationPolicy policy, Version version) {
    int changed =
        database
            .createNativeQuery(
                "update cancellation_policy set version = version + 1"
                    + " where code = :code and version = :version")
            .setParameter("code", code)
            .setParameter("version", version.number())
            .executeUpdate();
    if (changed == 0) {
      return false;
    }
    database
        .createNativeQuery("delete from cancellation_step where policy_code = :code")
        .setParameter("code", code)
        .executeUpdate();
    for (CancellationPolicy.Step step : policy.steps()) {
      database
          .createNativeQuery("insert into cancellation_step values (:code, :days, :percent)")
          .setParameter("code", code)
          .setParameter("days", step.fromDays())
          .setParameter("percent", step.keptPercent())
          .executeUpdate();
    }
    return true;
  }

  private static Stored stored(Tuple first, List<Tuple> rows) {
    List<CancellationPolicy.Step> steps =
        rows.stream()
            .map(row ->
                new CancellationPolicy.Step(
                    row.get("from_days", Integer.class), row.get("kept_percent", Integer.class)))
            .toList();
    return new Stored(
        first.get("code", String.class),
        first.get("name", String.class),
        new CancellationPolicy(steps),
        new Version(first.get("version", Long.class)));
  }
}
