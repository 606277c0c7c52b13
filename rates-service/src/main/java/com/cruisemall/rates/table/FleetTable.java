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
 * The table as all instances see it, in Redis, and the lock that makes one of them its leader. The
 * table never expires there: an old one is better than none. Both keys share a hash tag.
 */
@ApplicationScoped
class FleetTable {
  private static final String TABLE = "cm:rates:{usd}:table";
  private static final String LOCK = "cm:rates:{usd}:lock";

  /** What the lock holds while nobody may ask the feeds; no token looks like it. */
  private static final String COOLING_OFF = "cooling-off";

  /** Only the leader may publish: one that was too slow must not overwrite its successor's. */
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

  FleetTable(RedisDataSource redis, ObjectMapper json, SecureRandom random, TableConfig config) {
    this.redis = redis;
    this.json = json;
    this.random = random;
    this.lease = config.leaderLease();
  }

  Optional<RateTable> read() throws FleetUnreachable {
    Optional<String> entry = command("GET", TABLE);
    return entry.flatMap(this::decode);
  }

  Lead claim() throws FleetUnreachable {
    String token = token();
    if (command("SET", LOCK, token, "NX", "PX", millis(lease)).isPresent()) {
      return new Lead.Ours(token);
    }
    boolean coolingOff = command("GET", LOCK).filter(COOLING_OFF::equals).isPresent();
    if (!coolingOff) {
      return new Lead.Theirs();
    }
    long left = command("PTTL", LOCK).map(Long::parseLong).orElse(0L);
    return new Lead.CoolingOff(Duration.ofMillis(Math.max(left, 0)));
  }

  /** Shows the table to the fleet and gives up the lead. */
  void publish(Lead.Ours lead, RateTable table) {
    try {
      attempt("EVAL", PUBLISH, "2", LOCK, TABLE, lead.token(), json.writeValueAsString(table));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a table cannot be written as JSON", e);
    }
  }

  /** Gives up the lead without a table. */
  void release(Lead.Ours lead) {
    attempt("EVAL", RELEASE, "1", LOCK, lead.token());
  }

  /** Gives up the lead and keeps the whole fleet from asking again for a while. */
  void coolOff(Lead.Ours lead, Duration pause) {
    attempt("EVAL", COOL_OFF, "1", LOCK, lead.token(), COOLING_OFF, millis(pause));
  }

  /** For what may be left undone: a lock ends by itself, and a table is fetched again. */
  private void attempt(String command, String... arguments) {
    try {
      command(command, arguments);
    } catch (FleetUnreachable e) {
      Log.debug("the fleet was not told", e);
    }
  }

  private Optional<String> command(String command, String... arguments) throws FleetUnreachable {
    try {
      @Nullable Response answer = redis.execute(command, arguments);
      return Optional.ofNullable(answer).map(Response::toString);
    } catch (RuntimeException e) {
      // The client reports a refused, lost or slow connection by a dozen unrelated types.
      throw new FleetUnreachable(e);
    }
  }

  private Optional<RateTable> decode(String entry) {
    try {
      return Optional.of(json.readValue(entry, RateTable.class));
    } catch (JsonProcessingException e) {
      Log.warnf("the shared rate table is not readable reason=%s", e.getOriginalMessage());
      return Optional.empty();
    }
  }

  private String token() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
