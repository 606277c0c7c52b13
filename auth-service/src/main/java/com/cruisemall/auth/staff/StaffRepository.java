package com.cruisemall.auth.staff;

import com.cruisemall.auth.account.Role;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Repository of staff identities and their accounts. The caller opens the transaction. */
@Singleton
class StaffRepository {
  private final EntityManager database;

  StaffRepository(EntityManager database) {
    this.database = database;
  }

  /**
   * Serialises sign-ins of one person until the transaction ends, so that only one creates the
   * account.
   */
  void lockIdentity(StaffIdentity staff) {
    database
        .createNativeQuery(
            """
            select cast(pg_advisory_xact_lock(hashtextextended(:who, 7002)) as text)
            """,
            String.class)
        .setParameter("who", staff.issuer() + " " + staff.subject())
        .getResultList();
  }

  @SuppressWarnings("unchecked")
  Optional<UUID> findAccount(StaffIdentity staff) {
    List<UUID> found =
        database
            .createNativeQuery(
                """
                select account_id from staff_identity
                where issuer = :issuer and subject = :subject
                """,
                UUID.class)
            .setParameter("issuer", staff.issuer())
            .setParameter("subject", staff.subject())
            .getResultList();
    return found.stream().findFirst();
  }

  /**
   * Adds an account without password login: its hash is unusable, and its login key contains
   * hyphens, which a typed one never does after normalisation.
   */
  void add(UUID id, StaffIdentity staff, Role role, String hash, Instant now) {
    database
        .createNativeQuery(
            """
            insert into account
              (id, login_key, phone, name, email, role, password_hash, created_at)
            values (:id, :loginKey, '', :name, cast(:email as text), :role, :hash, :now)
            """)
        .setParameter("id", id)
        .setParameter("loginKey", "staff-" + id)
        .setParameter("name", staff.name())
        .setParameter("email", staff.email())
        .setParameter("role", role.name())
        .setParameter("hash", hash)
        .setParameter("now", now)
        .executeUpdate();
    database
        .createNativeQuery(
            """
            insert into staff_identity (issuer, subject, account_id, created_at)
            values (:issuer, :subject, :id, :now)
            """)
        .setParameter("issuer", staff.issuer())
        .setParameter("subject", staff.subject())
        .setParameter("id", id)
        .setParameter("now", now)
        .executeUpdate();
  }

  /** Updates name and email from the provider; the account's row is locked. */
  void updateAccount(UUID id, StaffIdentity staff) {
    database
        .createNativeQuery(
            """
            update account
            set name = :name, email = cast(:email as text), profile_version = profile_version + 1
            where id = :id and (name, email) is distinct from (:name, cast(:email as text))
            """)
        .setParameter("id", id)
        .setParameter("name", staff.name())
        .setParameter("email", staff.email())
        .executeUpdate();
  }
}
