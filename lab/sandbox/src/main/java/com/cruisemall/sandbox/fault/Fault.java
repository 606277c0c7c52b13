package com.cruisemall.sandbox.fault;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * Fault injected at one partner.
 *
 * @param kind failure mode
 * @param remaining number of affected requests; unlimited if absent
 * @param model affected Gemini model; all if absent
 * @param firstTokenMillis delay before the first token, for {@code SLOW}
 * @param tokenMillis delay between tokens, for {@code SLOW}
 * @param afterFrames frames sent before the connection is closed, for {@code CUT}
 * @param operation affected operation of the PSP or of Drive; all if absent
 * @param millis delay, for {@code SLOW} and {@code LATE} of the PSP
 * @param code PSP error code, for {@code DECLINE}
 * @param retryDelay Google's {@code RetryInfo} such as {@code 38s}, for quota faults
 * @param percent share of affected requests, chosen at random; all if absent
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

  /** Failure modes, with their JSON names. */
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
    // exchange-rate feeds
    QUOTA,
    ZERO_RATE,
    MISSING_KRW,
    JUMP,
    // PSP
    DECLINE,
    PROVIDER_ERROR,
    IN_PROGRESS,
    SUCCESS_THEN_CUT,
    // PSP webhooks
    DUPLICATE,
    LATE,
    REORDERED,
    LOST,
    // Drive
    RATE_LIMITED,
    TOO_MANY_REQUESTS,
    STORAGE_FULL,
    FORBIDDEN,
    NOT_FOUND,
    LOST_ANSWER,
    ERROR_AFTER
  }

  Fault decremented() {
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

  boolean isExhausted() {
    return remaining.isPresent() && remaining.get() <= 0;
  }
}
