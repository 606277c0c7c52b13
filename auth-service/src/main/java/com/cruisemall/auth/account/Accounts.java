package com.cruisemall.auth.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The accounts. Callers bring the transaction; the account's row is the first that is locked. */
@ApplicationScoped
public class Accounts implements PanacheRepositoryBase<Account, UUID> {
  private final Clock clock;

  Accounts(Clock clock) {
    this.clock = clock;
  }

  /** What to check a login against, if the account exists. */
  public Optional<Credentials> credentials(LoginKey key) {
    return find("loginKey", key.value())
        .firstResultOptional()
        .map(account -> new Credentials(account.id, account.name, account.passwordHash));
  }

  /**
   * Locks the account's row against all other changes of the account and its sessions, and says how
   * it stands now.
   */
  public AccountState lock(UUID id) {
    Account account = findById(id, LockModeType.PESSIMISTIC_WRITE);
    return account == null
        ? new AccountState(false, true, "")
        : new AccountState(true, account.lockedAt != null, account.passwordHash);
  }

  /** Counts a login of an account whose row is locked. */
  public void countLogin(UUID id, Instant at) {
    Account account = findById(id);
    account.loginCount++;
    account.lastLoginAt = at;
  }

  /** The person with the affiliate profile, in one query. */
  public Optional<Person> person(UUID id) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        getEntityManager()
            .createNativeQuery(
                """
                select a.id, a.name, a.phone, a.email, a.role,
                       f.id as affiliate_id, f.type, f.display_name
                from account a left join affiliate_profile f on f.account_id = a.id
                where a.id = :id
                """,
                Tuple.class)
            .setParameter("id", id)
            .getResultList();
    return rows.stream().findFirst().map(Accounts::person);
  }

  /** Adds the account unless its login name is taken. */
  public boolean add(NewAccount account) {
    return getEntityManager()
            .createNativeQuery(
                """
                insert into account (id, login_key, phone, name, role, password_hash, created_at)
                values (:id, :loginKey, :phone, :name, :role, :hash, :now)
                on conflict (login_key) do nothing
                """)
            .setParameter("id", account.id())
            .setParameter("loginKey", LoginKey.parse(account.phone()).value())
            .setParameter("phone", account.phone())
            .setParameter("name", account.name())
            .setParameter("role", account.role().name())
            .setParameter("hash", account.passwordHash())
            .setParameter("now", clock.instant())
            .executeUpdate()
        == 1;
  }

  /** Makes the account a partner's, unless it is one. */
  public void addAffiliate(UUID id, UUID accountId, String code, String type, String displayName) {
    getEntityManager()
        .createNativeQuery(
            """
            insert into affiliate_profile (id, account_id, affiliate_code, type, display_name)
            values (:id, :accountId, :code, :type, :displayName)
            on conflict do nothing
            """)
        .setParameter("id", id)
        .setParameter("accountId", accountId)
        .setParameter("code", code)
        .setParameter("type", type)
        .setParameter("displayName", displayName)
        .executeUpdate();
  }

  private static Person person(Tuple row) {
    UUID affiliate = row.get("affiliate_id", UUID.class);
    return new Person(
        row.get("id", UUID.class),
        row.get("name", String.class),
        row.get("phone", String.class),
        row.get("email", String.class),
        Role.valueOf(row.get("role", String.class)),
        affiliate == null
            ? null
            : new Person.Affiliate(
                affiliate, row.get("type", String.class), row.get("display_name", String.class)));
  }
}
