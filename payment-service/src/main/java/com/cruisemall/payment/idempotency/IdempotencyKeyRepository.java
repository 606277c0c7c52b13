package com.cruisemall.payment.idempotency;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.payment.idempotency.IdempotentRequests.Attempt;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Repository of idempotency keys. Each method is a transaction of one or two statements. */
@ApplicationScoped
class IdempotencyKeyRepository {
  private final EntityManager database;
  private final Transactions transactions;
  private final IdempotencyConfig config;
  private final Clock clock;

  IdempotencyKeyRepository(
      EntityManager database, Transactions transactions, IdempotencyConfig config, Clock clock) {
    this.database = database;
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
  }

  /** State of a key that a request has found. */
  sealed interface Claim {
    /** The request owns the key; {@code holder} distinguishes it from later attempts. */
    record Acquired(Attempt attempt, UUID holder) implements Claim {}

    /** The response is stored. */
    record Completed(int status, String body) implements Claim {}

    /** Another attempt is in progress. */
    record InProgress() implements Claim {}

    /** The key belongs to a request with another body. */
    record OtherBody() implements Claim {}
  }

  /**
   * Claims the key if it is new, expired, or its holder has crashed. The request id of a crashed
   * holder is retained.
   */
  Claim claim(IdempotencyKey key, String bodySha256) {
    UUID holder = UuidCreator.getTimeOrderedEpoch();
    return transactions.call(() -> {
      List<Tuple> acquired = acquire(key, bodySha256, holder);
      if (acquired.isEmpty()) {
        return find(key, bodySha256);
      }
      UUID requestId = acquired.getFirst().get("request_id", UUID.class);
      return new Claim.Acquired(new Attempt(requestId, !requestId.equals(holder)), holder);
    });
  }

  /** Stores the response, unless another attempt has taken the key over. */
  void complete(IdempotencyKey key, UUID holder, int status, String body) {
    transactions.run(() ->
        database
            .createNativeQuery(
                """
                update idempotency_key set status = :status, answer = :body
                where caller = :caller and route = :route and key = :key
                  and holder = :holder and status is null
                """)
            .setParameter("status", status)
            .setParameter("body", body)
            .setParameter("caller", key.caller())
            .setParameter("route", key.route())
            .setParameter("key", key.key())
            .setParameter("holder", holder)
            .executeUpdate());
  }

  /** Ends the lease: the next attempt may start immediately, with the same request id. */
  void release(IdempotencyKey key, UUID holder) {
    transactions.run(() ->
        database
            .createNativeQuery(
                """
                update idempotency_key set held_until = :now
                where caller = :caller and route = :route and key = :key
                  and holder = :holder and status is null
                """)
            .setParameter("now", clock.instant())
            .setParameter("caller", key.caller())
            .setParameter("route", key.route())
            .setParameter("key", key.key())
            .setParameter("holder", holder)
            .executeUpdate());
  }

  /** Deletes a batch of expired keys; returns their number. */
  int deleteExpired() {
    return transactions.call(() ->
        database
            .createNativeQuery(
                """
                delete from idempotency_key where (caller, route, key) in (
                  select caller, route, key from idempotency_key
                  where expires_at < :now limit :batch for update skip locked)
                """)
            .setParameter("now", clock.instant())
            .setParameter("batch", config.purgeBatch())
            .executeUpdate());
  }

  @SuppressWarnings("unchecked")
  private List<Tuple> acquire(IdempotencyKey key, String bodySha256, UUID holder) {
    Instant now = clock.instant();
    return database
        .createNativeQuery(
            """
            insert into idempotency_key as k
              (caller, route, key, request_id, body_sha256, holder, held_until, expires_at)
            values (:caller, :route, :key, :holder, :sha, :holder, :until, :expires)
            on conflict (caller, route, key) do update set
              request_id = case when k.expires_at < :now then excluded.request_id
                                else k.request_id end,
              body_sha256 = excluded.body_sha256, holder = excluded.holder,
              held_until = excluded.held_until, expires_at = excluded.expires_at,
              status = null, answer = null
            where k.expires_at < :now
               or (k.status is null and k.held_until <= :now
                   and k.body_sha256 = excluded.body_sha256)
            returning request_id
            """,
            Tuple.class)
        .setParameter("caller", key.caller())
        .setParameter("route", key.route())
        .setParameter("key", key.key())
        .setParameter("holder", holder)
        .setParameter("sha", bodySha256)
        .setParameter("until", now.plus(config.lease()))
        .setParameter("expires", now.plus(config.retention()))
        .setParameter("now", now)
        .getResultList();
  }

  private Claim find(IdempotencyKey key, String bodySha256) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                select body_sha256, status, answer from idempotency_key
                where caller = :caller and route = :route and key = :key
                """,
                Tuple.class)
            .setParameter("caller", key.caller())
            .setParameter("route", key.route())
            .setParameter("key", key.key())
            .getResultList();
    if (rows.isEmpty()) {
      return new Claim.InProgress();
    }
    Tuple row = rows.getFirst();
    if (!bodySha256.equals(row.get("body_sha256", String.class))) {
      return new Claim.OtherBody();
    }
    @Nullable Integer status = row.get("status", Integer.class);
    return status == null
        ? new Claim.InProgress()
        : new Claim.Completed(status, row.get("answer", String.class));
  }
}
