package com.cruisemall.sandbox.fault;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * What goes wrong at one partner.
 *
 * @param kind what happens
 * @param remaining the number of requests it happens to; all, if absent
 * @param model only for this Gemini model; any, if absent
 * @param firstTokenMillis with {@code slow}: the wait before the first token
 * @param tokenMillis with {@code slow}: the wait between tokens
 * @param afterFrames with {@code cut}: the frames that still arrive
 * @param operation only for this operation of the payment provider or of Drive; any, if absent
 * @param millis with the payment provider's {@code SLOW} and {@code LATE}: how long
 * @param code with {@code DECLINE}: the payment provider's error code
 * @param retryDelay with the quotas: Google's {@code RetryInfo}, like {@code 38s}
 * @param percent so many of a hundred requests, at random; all, if absent
 */
public record Fault(
    @JsonProperty(required = true) Kind kind,
    Optional<Integer> remaining,
    Optional<String> model,
    Optional<Integer> firstTokenMillis,
    Optional<Integer> tokenMillis,
    Optional<Integer> afterFrames,
    Optional<String> operation,
    Optional<Integer> millis,
    Optional<String> code,
    Optional<String> retryDelay,
    Optional<Integer> percent) {

  /** In JSON as written here. */
  public enum Kind {
    HANG,
    REFUSE,
    GARBAGE,
    ERROR,
    // Gemini
    SLOW,
    QUOTA_PER_MINUTE,
    QUOTA_PER_DAY,
    UNAVAILABLE,
    PERMISSION_DENIED,
    CUT,
    BLOCKED,
    HUGE_TOKEN,
    // feeds
    QUOTA,
    ZERO_RATE,
    MISSING_KRW,
    JUMP,
    // payment provider
    DECLINE,
    PROVIDER_ERROR,
    IN_PROGRESS,
    SUCCESS_THEN_CUT,
    // its webhooks
    DUPLICATE,
    LATE,
    REORDERED,
    LOST,
    // Drive
    RATE_LIMITED,
    TOO_MANY_REQUESTS,
    STORAGE_FULL,
    FORBIDDEN,
    LOST_ANSWER,
    ERROR_AFTER
  }

  Fault oneLess() {
    return new Fault(
        kind,
        remaining.map(count -> count - 1),
        model,
        firstTokenMillis,
        tokenMillis,
        afterFrames,
        operation,
        millis,
        code,
        retryDelay,
        percent);
  }

  boolean usedUp() {
    return remaining.isPresent() && remaining.get() <= 0;
  }
}
