package com.cruisemall.rates.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rate table and leader lock of all instances, in Redis. The table has no expiry, because an old
 * table is better than none. Both keys share a hash tag, so that one script may touch them on a
 * cluster.
 */
@ApplicationScoped
class SharedTable {
  private static final String TABLE = "cm:rates:{usd}:table";
  private static final String LOCK = "cm:rates:{usd}:lock";

  /** Lock value during the cool-down after a failed refresh; never equal to a token. */
  private static final String COOLING_OFF = "cooling-off";

  /** Publishes only with the leader's token, so that a late leader overwrites no newer table. */
  private static final String PUBLISH =
      """
      if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
      redis.call('SET', KEYS[2], ARGV[2])
      return redis.call('DEL', KEYS[1])
      """;

  private static final String RELEASE =
      """
      if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
      return redis.call('DEL', KEYS[1])
      """;

  private static final String COOL_OFF =
      """
      if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
      return redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
      """;

  private final RedisDataSource redis;
  private final ObjectMapper json;
  private final SecureRandom random;
  private final Duration lease;

  SharedTable(RedisDataSource redis, ObjectMapper json, SecureRandom random, TableConfig config) {
    this.redis = redis;
    this.json = json;
    this.random = random;
    this.lease = config.leaderLease();
  }

  Optional<RateTable> read() throws RedisUnavailableException {
    Optional<String> entry = command("GET", TABLE);
    return entry.flatMap(this::decode);
  }

  /** Returns a new token for one attempt to acquire the lock. */
  String newToken() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Tries to acquire the lock. Idempotent per token, for a retry after a lost response. */
  LeaderClaim claim(String token) throws RedisUnavailableException {
    if (command("SET", LOCK, token, "NX", "PX", millis(lease)).isPresent()) {
      return new LeaderClaim.Acquired(token);
    }
    String holder = command("GET", LOCK).orElse("");
    if (holder.equals(token)) {
      return new LeaderClaim.Acquired(token);
    }
    if (!holder.equals(COOLING_OFF)) {
      return new LeaderClaim.HeldElsewhere();
    }
    long left = command("PTTL", LOCK).map(Long::parseLong).orElse(0L);
    return new LeaderClaim.CoolingOff(Duration.ofMillis(Math.max(left, 0)));
  }

  /** Publishes the table and releases the lock. */
  void publish(LeaderClaim.Acquired claim, RateTable table) {
    try {
      attempt("EVAL", PUBLISH, "2", LOCK, TABLE, claim.token(), json.writeValueAsString(table));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("rate table not serializable", e);
    }
  }

  /** Releases the lock without a table. */
  void release(LeaderClaim.Acquired claim) {
    attempt("EVAL", RELEASE, "1", LOCK, claim.token());
  }

  /** Replaces the lock with a cool-down, during which no instance calls the feeds. */
  void coolOff(LeaderClaim.Acquired claim, Duration pause) {
    attempt("EVAL", COOL_OFF, "1", LOCK, claim.token(), COOLING_OFF, millis(pause));
  }

  /** Runs a best-effort command: the lock expires and the table is fetched again. */
  private void attempt(String command, String... arguments) {
    try {
      command(command, arguments);
    } catch (RedisUnavailableException e) {
      Log.debug("redis unavailable, shared table not updated", e);
    }
  }

  private Optional<String> command(String command, String... arguments)
      throws RedisUnavailableException {
    try {
      @Nullable Response response = redis.execute(command, arguments);
      return Optional.ofNullable(response).map(Response::toString);
    } catch (RuntimeException e) {
      // The client throws many unrelated types for refused, lost and slow connections.
      throw new RedisUnavailableException(e);
    }
  }

  private Optional<RateTable> decode(String entry) {
    try {
      return Optional.of(json.readValue(entry, RateTable.class));
    } catch (JsonProcessingException e) {
      Log.warnf("shared rate table malformed reason=%s", e.getOriginalMessage());
      return Optional.empty();
    }
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
