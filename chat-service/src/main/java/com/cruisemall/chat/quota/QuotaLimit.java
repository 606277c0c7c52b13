package com.cruisemall.chat.quota;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Limits of one subject: a question rate by the generic cell rate algorithm (GCRA), and tokens per
 * day. The script in {@link RedisCounters} computes the same.
 */
record QuotaLimit(long intervalMicros, long burst, long tokensPerDay) {
  /**
   * Counters after one more question.
   *
   * @param delay zero if the question is allowed
   * @param tokensToday tokens used before it
   */
  record Usage(Duration delay, long tokensToday) {}

  static QuotaLimit of(int questionsPerMinute, int burst, long tokensPerDay) {
    return new QuotaLimit(TimeUnit.MINUTES.toMicros(1) / questionsPerMinute, burst, tokensPerDay);
  }

  /** Returns a percentage of the limit, at least one question and one token. */
  QuotaLimit percent(int share) {
    return new QuotaLimit(
        intervalMicros * 100 / share,
        Math.max(1, burst * share / 100),
        Math.max(1, tokensPerDay * share / 100));
  }

  /** Returns the time from which a question is allowed for a theoretical arrival time. */
  long allowedFrom(long arrival, long now) {
    return Math.max(arrival, now) + intervalMicros - burst * intervalMicros;
  }

  long nextArrival(long arrival, long now) {
    return Math.max(arrival, now) + intervalMicros;
  }
}
