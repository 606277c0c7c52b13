package com.cruisemall.payment.commission;

import com.cruisemall.kit.version.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/** Repository of the commission terms of new orders. Requires a transaction. */
@ApplicationScoped
public class CommissionTermsRepository {
  private final EntityManager database;

  CommissionTermsRepository(EntityManager database) {
    this.database = database;
  }

  record Stored(CommissionTerms terms, Version version) {}

  public CommissionTerms current() {
    return read().terms();
  }

  Stored read() {
    Tuple row =
        (Tuple)
            database
                .createNativeQuery(
                    "select margin, agent, branch, withholding, version from commission_terms",
                    Tuple.class)
                .getSingleResult();
    return new Stored(
        new CommissionTerms(
            row.get("margin", Integer.class),
            row.get("agent", Integer.class),
            row.get("branch", Integer.class),
            row.get("withholding", Integer.class)),
        new Version(row.get("version", Long.class)));
  }

  /** Replaces the terms; returns false if they have another version. */
  boolean replace(CommissionTerms terms, Version version) {
    return database
            .createNativeQuery(
                """
                update commission_terms
                set margin = :margin, agent = :agent, branch = :branch,
                    withholding = :withholding, version = version + 1
                where version = :version
                """)
            .setParameter("margin", terms.margin())
            .setParameter("agent", terms.agent())
            .setParameter("branch", terms.branch())
            .setParameter("withholding", terms.withholding())
            .setParameter("version", version.number())
            .executeUpdate()
        == 1;
  }
}
