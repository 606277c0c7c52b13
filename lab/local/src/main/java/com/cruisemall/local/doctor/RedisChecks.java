package com.cruisemall.local.doctor;

import com.cruisemall.local.backing.RedisConnection;
import com.cruisemall.local.backing.RedisUser;
import com.cruisemall.local.backing.Secrets;
import com.cruisemall.local.stack.StackState;
import java.io.IOException;
import java.util.List;

/** Checks persistence, eviction policy and ACL users of Redis. */
record RedisChecks(StackState state, Secrets secrets) implements CheckGroup {
  @Override
  public List<CheckResult> run() throws IOException {
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
      var defaultUser = redis.call("ACL", "GETUSER", "default").lines().toList();
      var appendOnly = setting(redis, "appendonly");
      var policy = setting(redis, "maxmemory-policy");
      return List.of(
          CheckResult.ok("redis PING", redis.call("PING")),
          CheckResult.expect(
              missing.isEmpty(),
              "redis ACL users",
              missing.isEmpty() ? users.size() : "missing: " + String.join(", ", missing)),
          CheckResult.expect(
              defaultUser.contains("off"),
              "redis default user",
              defaultUser.contains("off") ? "off" : "on"),
          CheckResult.expect(appendOnly.equals("yes"), "redis appendonly", appendOnly),
          CheckResult.expect(
              policy.equals("noeviction"),
              "redis maxmemory-policy",
              policy + ", maxmemory " + setting(redis, "maxmemory") + " bytes"));
    }
  }

  private static String setting(RedisConnection redis, String name) throws IOException {
    return redis.call("CONFIG", "GET", name).lines().skip(1).findFirst().orElse("");
  }
}
