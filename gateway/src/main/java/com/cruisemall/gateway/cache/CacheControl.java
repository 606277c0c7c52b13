package com.cruisemall.gateway.cache;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The directives of a response's {@code Cache-Control} (RFC 9111 §5.2.2, RFC 5861). */
record CacheControl(Map<String, String> directives) {
  static CacheControl parse(@Nullable String header) {
    Map<String, String> directives = new HashMap<>();
    if (header != null) {
      for (String directive : header.split(",", -1)) {
        String[] parts = directive.strip().split("=", 2);
        String value = parts.length == 2 ? parts[1].replace("\"", "").strip() : "";
        directives.put(parts[0].strip().toLowerCase(Locale.ROOT), value);
      }
    }
    return new CacheControl(Map.copyOf(directives));
  }

  /** Whether a cache that many share may keep the response. */
  boolean mayBeShared() {
    return directives.containsKey("public")
        && !directives.containsKey("private")
        && !directives.containsKey("no-store")
        && !directives.containsKey("no-cache");
  }

  /** How long a shared cache may give the response without asking again. */
  Duration freshFor() {
    return seconds("s-maxage").or(() -> seconds("max-age")).orElse(Duration.ZERO);
  }

  /** Whether a stale answer must never be given. */
  boolean mustRevalidate() {
    return directives.containsKey("must-revalidate") || directives.containsKey("proxy-revalidate");
  }

  Optional<Duration> staleWhileRevalidate() {
    return seconds("stale-while-revalidate");
  }

  Optional<Duration> staleIfError() {
    return seconds("stale-if-error");
  }

  private Optional<Duration> seconds(String directive) {
    try {
      return Optional.ofNullable(directives.get(directive))
          .map(Long::parseLong)
          .filter(seconds -> seconds >= 0)
          .map(Duration::ofSeconds);
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
