package com.cruisemall.local.backing;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Redis ACL user of a program, limited to its key prefixes. */
public record RedisUser(String name, List<String> reads, List<String> writes) {
  /** All Redis users of services. */
  public static final List<RedisUser> ALL =
      List.of(
          new RedisUser(
              "gateway", List.of("cm:session:*"), List.of("cm:rate:*", "cm:experiment:*")),
          new RedisUser("auth", List.of(), List.of("cm:session:*", "cm:login:*")),
          new RedisUser("rates", List.of(), List.of("cm:rates:*")),
          new RedisUser("chat", List.of(), List.of("cm:chat:*")),
          new RedisUser("upload", List.of(), List.of("cm:drive:*")));

  public static final String ADMIN = "admin";
  public static final String ADMIN_SECRET = secretOf(ADMIN);

  public static RedisUser of(String name) {
    return ALL.stream().filter(user -> user.name().equals(name)).findFirst().orElseThrow();
  }

  public String secret() {
    return secretOf(name);
  }

  /** Returns the line of the ACL file. INFO is allowed for health checks. */
  String rule(String password) {
    var keys =
        Stream.concat(
                reads.stream().map(pattern -> "%R~" + pattern),
                writes.stream().map(pattern -> "~" + pattern))
            .collect(Collectors.joining(" "));
    return "user " + name + " on >" + password + " " + keys + " +@all -@admin -@dangerous +info";
  }

  static String adminRule(String password) {
    return "user " + ADMIN + " on >" + password + " ~* &* +@all";
  }

  private static String secretOf(String name) {
    return "REDIS_" + name.toUpperCase(Locale.ROOT) + "_PASSWORD";
  }
}
