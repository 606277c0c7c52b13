package com.cruisemall.local.doctor;

import com.cruisemall.local.backing.RedisConnection;
import com.cruisemall.local.backing.RedisUser;
import com.cruisemall.local.backing.Secrets;
import com.cruisemall.local.stack.StackState;
import java.io.IOException;
import java.util.List;

/** Redis keeps what it is told, forgets nothing by itself, and lets everyone at their keys only. */
record RedisChecks(StackState state, Secrets secrets) implements Checks {
  @Override
  public List<Finding> findings() throws IOException {
    var address = state.redis().address();
    var port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    var password = secrets.password(RedisUser.ADMIN_SECRET);
    try (var redis = new RedisConnection(port, RedisUser.ADMIN, password)) {
      var users = redis.call("ACL", "USERS").lines().toList();
      var missing =
          state.redis().users().stream()
              .map(StackState.Role::name)
              .filter(name -> !users.contains(name))
              .toList();
      var guest = redis.call("ACL", "GETUSER", "default").lines().toList();
      var appendOnly = setting(redis, "appendonly");
      var policy = setting(redis, "maxmemory-policy");
      return List.of(
          Finding.ok("Redis answers", redis.call("PING")),
          Finding.expect(
              missing.isEmpty(),
              "Redis accounts",
              missing.isEmpty() ? users.size() : "missing: " + String.join(", ", missing)),
          Finding.expect(guest.contains("off"), "Redis refuses strangers", "default user off"),
          Finding.expect(appendOnly.equals("yes"), "Redis persists", "appendonly " + appendOnly),
          Finding.expect(
              policy.equals("noeviction"),
              "Redis evicts nothing",
              policy + ", at most " + setting(redis, "maxmemory") + " bytes"));
    }
  }

  private static String setting(RedisConnection redis, String name) throws IOException {
    return redis.call("CONFIG", "GET", name).lines().skip(1).findFirst().orElse("");
  }
}
