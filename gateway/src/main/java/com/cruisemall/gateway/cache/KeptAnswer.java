package com.cruisemall.gateway.cache;

import com.cruisemall.gateway.upstream.Reply;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An answer in the cache.
 *
 * @param bornAt when the service made it, by its {@code Age}
 */
record KeptAnswer(MultiMap headers, Buffer body, CacheControl control, Instant bornAt) {
  private static final int OVERHEAD = 1_024;

  static KeptAnswer of(Reply answer, Instant now) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(answer.headers());
    Instant bornAt = now.minusSeconds(age(headers));
    headers.remove("Age").remove("Content-Length").remove("Transfer-Encoding");
    return new KeptAnswer(
        headers, answer.body(), CacheControl.parse(headers.get("Cache-Control")), bornAt);
  }

  /** What becomes of it when the service says that it has not changed (RFC 9111 §4.3.4). */
  KeptAnswer freshened(MultiMap newer, Instant now) {
    MultiMap merged = MultiMap.caseInsensitiveMultiMap().addAll(headers);
    newer.names().forEach(name -> merged.set(name, newer.getAll(name)));
    return of(new Reply(200, merged, body), now);
  }

  @Nullable String tag() {
    return headers.get("ETag");
  }

  Duration age(Instant now) {
    return Duration.between(bornAt, now);
  }

  /** How long it is still fresh; negative when it is stale. */
  Duration freshness(Instant now) {
    return control.freshFor().minus(age(now));
  }

  /** Whether it may be given though stale for a while. */
  boolean mayBeStaleBy(Duration allowed, Instant now) {
    return !control.mustRevalidate() && freshness(now).plus(allowed).isPositive();
  }

  /** The answer to one request: 304 without a body for who has it already (RFC 9110 §13.1.2). */
  Found.Answer to(MultiMap request, CacheStatus status, Instant now) {
    MultiMap answer = MultiMap.caseInsensitiveMultiMap().addAll(headers);
    answer
        .set("Age", Long.toString(Math.max(0, age(now).toSeconds())))
        .set("Cache-Status", status.header() + "; ttl=" + freshness(now).toSeconds());
    return isKnown(request.get("If-None-Match"))
        ? new Found.Answer(new Reply(304, answer.remove("Content-Type"), Buffer.buffer()))
        : new Found.Answer(new Reply(200, answer, body));
  }

  private boolean isKnown(@Nullable String tags) {
    @Nullable String tag = tag();
    if (tags == null || tag == null) {
      return false;
    }
    return tags.strip().equals("*")
        || Stream.of(tags.split(",", -1)).anyMatch(one -> weak(one.strip()).equals(weak(tag)));
  }

  private static String weak(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }

  int weight() {
    int headerBytes =
        headers.entries().stream()
            .mapToInt(header -> 2 * (header.getKey().length() + header.getValue().length()))
            .sum();
    return body.length() + headerBytes + OVERHEAD;
  }

  private static long age(MultiMap headers) {
    try {
      @Nullable String age = headers.get("Age");
      return age == null ? 0 : Math.max(0, Long.parseLong(age));
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
