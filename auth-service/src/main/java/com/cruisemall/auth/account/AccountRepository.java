package com.cruisemall.auth.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Repository of accounts. The caller opens the transaction; the account's row is the first that it
 * locks.
 */
@ApplicationScoped
public class AccountRepository {
  private static final String SELECT =
      """
      select id, name, password_hash, role, locked_at is not null as locked
      from account where
      """;

  private final EntityManager database;
  private final Clock clock;

  AccountRepository(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Finds the account that a login names. */
  public Optional<AccountSnapshot> find(LoginKey key) {
    return snapshot(
        database.createNativeQuery(SELECT + "login_key = :key", Tuple.class), "key", key.value());
  }

  public Optional<AccountSnapshot> find(UUID id) {
    return snapshot(database.createNativeQuery(SELECT + "id = :id", Tuple.class), "id", id);
  }

  public boolean exists(LoginKey key) {
    return !database
        .createNativeQuery("select 1 from account where login_key = :key")
        .setParameter("key", key.value())
        .getResultList()
        .isEmpty();
  }

  /**
   * Locks the account's row until the transaction ends and reads it. The lock excludes all other
   * changes of the account and of its sessions.
   */
  public Optional<AccountSnapshot> lockRow(UUID id) {
    return snapshot(
        database.createNativeQuery(SELECT + "id = :id for no key update", Tuple.class), "id", id);
  }

  /** Records a login of a locked row; a dormant account becomes active. */
  public void recordLogin(UUID id, Instant at) {
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

  /** Replaces the password of a locked row. */
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

  /** Stores a stronger hash of the same password; the row is locked. */
  public void upgradeHash(UUID id, String hash) {
    statement("update account set password_hash = :hash where id = :id")
        .setParameter("id", id)
        .setParameter("hash", hash)
        .executeUpdate();
  }

  /** Refuses all logins, for a reason that only administrators see; the row is locked. */
  public void suspend(UUID id, String reason, Instant at) {
    statement("update account set locked_at = :at, lock_reason = :reason where id = :id")
        .setParameter("id", id)
        .setParameter("reason", reason)
        .setParameter("at", at)
        .executeUpdate();
  }

  /** Allows logins again; the row is locked. */
  public void reinstate(UUID id) {
    statement("update account set locked_at = null, lock_reason = null where id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Changes the role; the row is locked. */
  public void changeRole(UUID id, Role role) {
    statement("update account set role = :role where id = :id")
        .setParameter("id", id)
        .setParameter("role", role.name())
        .executeUpdate();
  }

  /** Marks accounts without a login since then as dormant; returns their number. */
  public int markDormant(Instant since, Instant now, int limit) {
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

  /** Reads the person with the affiliate profile, in one query. */
  public Optional<Person> person(UUID id) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
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
    return rows.stream().findFirst().map(AccountRepository::person);
  }

  /** Adds the account unless its login key is taken. */
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

  /** Login key of an account. */
  record StoredKey(UUID accountId, String value) {}

  /** Reads login keys that are not E.164, in order of the account; staff have no typed key. */
  @SuppressWarnings("unchecked")
  List<StoredKey> otherKeys(UUID after, int limit) {
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                select id, login_key from account
                where id > :after and login_key !~ '^[+][0-9]+$' and login_key not like 'staff-%'
                order by id limit :limit
                """,
                Tuple.class)
            .setParameter("after", after)
            .setParameter("limit", limit)
            .getResultList();
    return rows.stream()
        .map(row -> new StoredKey(row.get("id", UUID.class), row.get("login_key", String.class)))
        .toList();
  }

  /** Replaces a login key unless another account has the new one. */
  boolean replaceKey(StoredKey old, LoginKey key) {
    return statement(
                """
                update account set login_key = :key
                where id = :id and login_key = :old
                  and not exists (select from account where login_key = :key)
                """)
            .setParameter("id", old.accountId())
            .setParameter("old", old.value())
            .setParameter("key", key.value())
            .executeUpdate()
        == 1;
  }

  private Query statement(String sql) {
    return database.createNativeQuery(sql);
  }

  @SuppressWarnings("unchecked")
  private static Optional<AccountSnapshot> snapshot(Query query, String parameter, Object value) {
    List<Tuple> rows = query.setParameter(parameter, value).getResultList();
    return rows.stream()
        .findFirst()
        .map(row ->
            new AccountSnapshot(
                row.get("id", UUID.class),
                row.get("name", String.class),
                row.get("password_hash", String.class),
                Role.valueOf(row.get("role", String.class)),
                row.get("locked", Boolean.class)));
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
