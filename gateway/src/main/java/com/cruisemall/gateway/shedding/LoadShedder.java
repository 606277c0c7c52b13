package com.cruisemall.gateway.shedding;

import com.cruisemall.gateway.metric.TaggedCounter;
import com.netflix.concurrency.limits.limit.Gradient2Limit;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Refuses requests while the services are slower than they use to be: the limit of requests under
 * way follows the gradient of their latency, and the less important a request, the smaller the part
 * of it that it may use. Only prompt answers are measured: a login that waits for its turn and a
 * stream say nothing of how well the services do.
 */
@Singleton
public class LoadShedder {
  private static final int WHOLE = 100;

  private final Gradient2Limit limit;
  private final SheddingConfig config;
  private final TaggedCounter refused;
  private final AtomicInteger underWay = new AtomicInteger();

  LoadShedder(SheddingConfig config, MeterRegistry metrics) {
    this.config = config;
    this.refused = new TaggedCounter(metrics, "cruisemall.shedding.refused", "policy");
    this.limit =
        Gradient2Limit.newBuilder()
            .initialLimit(config.initialLimit())
            .minLimit(config.leastLimit())
            .maxConcurrency(config.mostLimit())
            .build();
    Gauge.builder("cruisemall.shedding.limit", limit, Gradient2Limit::getLimit).register(metrics);
    Gauge.builder("cruisemall.shedding.under.way", underWay, AtomicInteger::get).register(metrics);
    config.shares().keySet().forEach(policy -> refused.begin(policy));
  }

  /** Whether a request of a policy may go on. */
  public boolean admits(String policy) {
    int share = config.shares().getOrDefault(policy, Integer.MAX_VALUE / WHOLE);
    boolean admitted = underWay.get() < (long) limit.getLimit() * share / WHOLE;
    if (!admitted) {
      refused.increment(policy);
    }
    return admitted;
  }

  /** A prompt request has begun; what is returned must be run when it ends. */
  public Runnable begin() {
    int now = underWay.incrementAndGet();
    long begun = System.nanoTime();
    return () -> {
      underWay.decrementAndGet();
      limit.onSample(begun, Math.max(1, System.nanoTime() - begun), now, false);
    };
  }
}
