package com.cruisemall.gateway.ratelimit;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Limits how many requests of one session this gateway serves at a time. */
@Singleton
public class AtOnce {
  private final int most;
  private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

  AtOnce(RateLimitConfig config) {
    this.most = config.requestsAtOnce();
  }

  /** Whether one more may begin; if so, {@link #leave} must follow. */
  public boolean enter(String subject) {
    boolean mayBegin = underWay.merge(subject, 1, Integer::sum) <= most;
    if (!mayBegin) {
      leave(subject);
    }
    return mayBegin;
  }

  /** One has ended. */
  public void leave(String subject) {
    underWay.computeIfPresent(subject, (_, count) -> count == 1 ? null : count - 1);
  }
}
