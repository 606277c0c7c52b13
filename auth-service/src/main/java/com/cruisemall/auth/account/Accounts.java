package com.cruisemall.auth.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
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

  /** What to check the password of a signed-in person against. */
  public Optional<Credentials> credentials(UUID id) {
    return findByIdOptional(id)
        .map(account -> new Credentials(account.id, account.name, account.passwordHash));
  }

  public boolean exists(LoginKey key) {
    return count("loginKey", key.value()) > 0;
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

  /** The role of an account whose row this transaction has locked. */
  public Role roleOfLocked(UUID id) {
    return findByIdOptional(id).map(account -> account.role).orElseThrow();
  }

  /** Counts a login of an account whose row is locked; one that hibernates wakes up. */
  public void countLogin(UUID id, Instant at) {
    statement(
            """
            update account
            set login_count = login_count + 1, last_login_at = :at, hibernated_at = null
            where id = :id
            """)
        .setParameter("id", id)
        .setParameter("at", at)
        .executeUpdate();
  }

  /** Gives an account whose row is locked another password. */
  public void changePassword(UUID id, String hash, Instant at) {
    statement(
            """
            update account set password_hash = :hash, password_changed_at = :at where id = :id
            """)
        .setParameter("id", id)
        .setParameter("hash", hash)
        .setParameter("at", at)
        .executeUpdate();
  }

  /** Keeps the same password by another hash; the row is locked. */
  public void replaceHash(UUID id, String hash) {
    statement("update account set password_hash = :hash where id = :id")
        .setParameter("id", id)
        .setParameter("hash", hash)
        .executeUpdate();
  }

  /** Keeps the person out, for a reason that only the shop sees; the row is locked. */
  public void lockOut(UUID id, String reason, Instant at) {
    statement("update account set locked_at = :at, lock_reason = :reason where id = :id")
        .setParameter("id", id)
        .setParameter("reason", reason)
        .setParameter("at", at)
        .executeUpdate();
  }

  /** Lets the person in again; the row is locked. */
  public void letIn(UUID id) {
    statement("update account set locked_at = null, lock_reason = null where id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Changes what the person may do; the row is locked. */
  public void changeRole(UUID id, Role role) {
    statement("update account set role = :role where id = :id")
        .setParameter("id", id)
        .setParameter("role", role.name())
        .executeUpdate();
  }

  /** Puts some of the accounts to sleep that nobody has logged into since; returns how many. */
  public int hibernate(Instant since, Instant now, int limit) {
    return statement(
            """
            update account set hibernated_at = :now where id in (
              select id from account
              where hibernated_at is null and coalesce(last_login_at, created_at) < :since
              order by id limit :limit for update skip locked)
            """)
        .setParameter("since", since)
        .setParameter("now", now)
        .setParameter("limit", limit)
        .executeUpdate();
  }

  /** The person with the affiliate profile, in one query. */
  public Optional<Person> person(UUID id) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        getEntityManager()
            .createNativeQuery(
                """
                select a.id, a.name, a.phone, a.email, a.role,
                       a.profile_version + coalesce(f.version, 0) as version,
                       f.id as affiliate_id, f.type, f.status, f.display_name, f.affiliate_code
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
    return statement(
                """
                insert into account
                  (id, login_key, phone, name, email, role, password_hash, created_at)
                values (:id, :loginKey, :phone, :name, cast(:email as text), :role, :hash, :now)
                on conflict (login_key) do nothing
                """)
            .setParameter("id", account.id())
            .setParameter("loginKey", LoginKey.parse(account.phone()).value())
            .setParameter("phone", account.phone())
            .setParameter("name", account.name())
            .setParameter("email", account.email())
            .setParameter("role", account.role().name())
            .setParameter("hash", account.passwordHash())
            .setParameter("now", clock.instant())
            .executeUpdate()
        == 1;
  }

  private Query statement(String sql) {
    return getEntityManager().createNativeQuery(sql);
  }

  private static Person person(Tuple row) {
    return new Person(
        row.get("id", UUID.class),
        row.get("name", String.class),
        row.get("phone", String.class),
        row.get("email", String.class),
        Role.valueOf(row.get("role", String.class)),
        "ACTIVE".equals(row.get("status", String.class))
            ? new Person.Affiliate(
                row.get("affiliate_id", UUID.class),
                row.get("type", String.class),
                row.get("display_name", String.class),
                row.get("affiliate_code", String.class))
            : null,
        row.get("version", Long.class));
  }
}
