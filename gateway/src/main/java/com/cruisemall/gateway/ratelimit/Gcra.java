package com.cruisemall.gateway.ratelimit;

/**
 * The generic cell rate algorithm: each request moves a theoretical arrival time on by one
 * interval; a request is refused when that time lies further ahead than the burst allows. All times
 * in microseconds. The Lua script in {@link RateLimiter} computes the same in Redis.
 */
record Gcra(long intervalMicros, long burst) {
  /**
   * What became of one request.
   *
   * @param arrival the theoretical arrival time to store; unchanged by a refusal
   */
  record Step(boolean allowed, long arrival, long remaining, long retryMicros) {}

  Step take(long storedArrival, long now) {
    long arrival = Math.max(storedArrival, now);
    long next = arrival + intervalMicros;
    long allowedFrom = next - burst * intervalMicros;
    if (allowedFrom > now) {
      return new Step(false, storedArrival, 0, allowedFrom - now);
    }
    return new Step(true, next, (now - allowedFrom) / intervalMicros, 0);
  }
}
