package com.cruisemall.gateway.routing;

import com.cruisemall.gateway.edge.EdgeConfig;
import com.cruisemall.gateway.ratelimit.AtOnce;
import com.cruisemall.gateway.shedding.LoadShedder;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** How many requests this gateway takes on: in all, of one session, and while services are slow. */
@Singleton
class Capacity {
  private static final Duration SOON = Duration.ofSeconds(1);

  private final AtOnce atOnce;
  private final LoadShedder shedder;
  private final int most;
  private final AtomicInteger underWay = new AtomicInteger();

  Capacity(AtOnce atOnce, LoadShedder shedder, EdgeConfig config) {
    this.atOnce = atOnce;
    this.shedder = shedder;
    this.most = config.requestsInFlight();
  }

  /** Counts the request until it ends, or refuses it. */
  void enter(RoutingContext context, Optional<String> subject) {
    if (underWay.get() >= most) {
      throw new ApiException(CommonError.OVERLOADED);
    }
    if (subject.isPresent() && !atOnce.enter(subject.get())) {
      throw ApiException.retryLater(CommonError.RATE_LIMITED, SOON);
    }
    underWay.incrementAndGet();
    context.addEndHandler(_ -> {
      underWay.decrementAndGet();
      subject.ifPresent(atOnce::leave);
    });
  }

  /** Whether the services are well enough for a request of a policy. */
  boolean admits(String policy) {
    return shedder.admits(policy);
  }
}
