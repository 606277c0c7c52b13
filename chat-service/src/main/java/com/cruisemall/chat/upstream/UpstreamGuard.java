package com.cruisemall.chat.upstream;

import io.quarkus.logging.Log;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Bulkhead, circuit breaker and one retry of a connection failure for the GET requests to one
 * service. Timeouts are configured at the REST clients.
 */
public final class UpstreamGuard {
  private static final int MAX_CONCURRENT = 64;

  private final String name;
  private final Guard guard;

  public UpstreamGuard(String name) {
    this.name = name;
    this.guard =
        Guard.create()
            .withDescription("upstream-" + name)
            .withBulkhead()
            .limit(MAX_CONCURRENT)
            .done()
            .withCircuitBreaker()
            .name("upstream-" + name)
            .requestVolumeThreshold(10)
            .failureRatio(0.5)
            .delay(5, ChronoUnit.SECONDS)
            .when(UpstreamGuard::isOutage)
            .onStateChange(state ->
                Log.warnf("upstream circuit breaker changed service=%s state=%s", name, state))
            .done()
            .withRetry()
            .maxRetries(1)
            .delay(50, ChronoUnit.MILLIS)
            .jitter(50, ChronoUnit.MILLIS)
            .retryOn(ProcessingException.class)
            .done()
            .build();
  }

  /** Returns the response; empty for 400 and 404. */
  public <T> Optional<T> call(Callable<T> request, Class<T> type)
      throws UpstreamUnavailableException {
    try {
      return Optional.of(guard.call(request, type));
    } catch (WebApplicationException refused) {
      int status = refused.getResponse().getStatus();
      if (status == 400 || status == 404) {
        return Optional.empty();
      }
      throw unavailable(refused);
    } catch (Exception e) {
      // Connection, timeout, bulkhead and parser failures have no common type.
      throw unavailable(e);
    }
  }

  private UpstreamUnavailableException unavailable(Exception cause) {
    Log.infof("upstream call failed service=%s cause=%s", name, cause.getClass().getName());
    return new UpstreamUnavailableException(name, cause);
  }

  private static boolean isOutage(Throwable failure) {
    return !(failure instanceof WebApplicationException refused)
        || refused.getResponse().getStatus() >= 500;
  }
}
