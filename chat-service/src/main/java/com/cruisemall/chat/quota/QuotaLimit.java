package com.cruisemall.chat.quota;

import java.util.concurrent.TimeUnit;

/**
 * What one subject may do: so many questions a minute and at once, by the generic cell rate
 * algorithm, and so many tokens a day. The script in {@link RedisCounters} computes the same.
 */
record QuotaLimit(long intervalMicros, long burst, long tokensPerDay) {
  static QuotaLimit of(int questionsPerMinute, int burst, long tokensPerDay) {
    return new QuotaLimit(TimeUnit.MINUTES.toMicros(1) / questionsPerMinute, burst, tokensPerDay);
  }

  /** A share of it in percent, never nothing. */
  QuotaLimit percent(int share) {
    return new QuotaLimit(
        intervalMicros * 100 / share,
        Math.max(1, burst * share / 100),
        Math.max(1, tokensPerDay * share / 100));
  }

  /** When a question would be allowed, given the stored theoretical arrival time. */
  long allowedFrom(long arrival, long now) {
    return Math.max(arrival, now) + intervalMicros - burst * intervalMicros;
  }

  long nextArrival(long arrival, long now) {
    return Math.max(arrival, now) + intervalMicros;
  }
}
