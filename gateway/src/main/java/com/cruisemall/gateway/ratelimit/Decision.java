package com.cruisemall.gateway.ratelimit;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether a request may go on, with what the {@code RateLimit} headers say
 * (draft-ietf-httpapi-ratelimit-headers-10).
 */
public record Decision(List<Part> parts) {
  /**
   * What one limit says.
   *
   * @param delay until the next permit
   */
  record Part(
      boolean allowed,
      String policy,
      long quota,
      long windowSeconds,
      long remaining,
      Duration delay) {}

  public Decision {
    parts = List.copyOf(parts);
  }

  public boolean allowed() {
    return parts.stream().allMatch(Part::allowed);
  }

  /** The answer to who asked too often: to come back when every limit allows it. */
  public ApiException refusal() {
    return ApiException.retryLater(CommonError.RATE_LIMITED, delay());
  }

  /** Tells the client how it stands. */
  public void putHeaders(HttpServerResponse response) {
    response.putHeader("RateLimit-Policy", policyHeader()).putHeader("RateLimit", limitHeader());
  }

  private Duration delay() {
    return parts.stream()
        .filter(part -> !part.allowed())
        .map(Part::delay)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private String policyHeader() {
    return parts.stream()
        .map(part -> '"' + part.policy() + "\";q=" + part.quota() + ";w=" + part.windowSeconds())
        .collect(Collectors.joining(", "));
  }

  private String limitHeader() {
    return parts.stream()
        .map(part ->
            '"'
                + part.policy()
                + "\";r="
                + part.remaining()
                + ";t="
                + Math.max(1, part.delay().toSeconds()))
        .collect(Collectors.joining(", "));
  }
}
