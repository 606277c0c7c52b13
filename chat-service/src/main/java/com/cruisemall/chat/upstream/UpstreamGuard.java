package com.cruisemall.chat.upstream;

import io.quarkus.logging.Log;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * One of the other services, asked by GET alone: a bounded number of questions at a time, each
 * repeated once when the connection failed, and none while the service keeps failing. Connections
 * and reads have their time limits in the configuration of the REST clients.
 */
public final class UpstreamGuard {
  private static final int AT_A_TIME = 64;

  private final String name;
  private final Guard guard;

  public UpstreamGuard(String name) {
    this.name = name;
    this.guard =
        Guard.create()
            .withDescription("upstream-" + name)
            .withBulkhead()
            .limit(AT_A_TIME)
            .done()
            .withCircuitBreaker()
            .name("upstream-" + name)
            .requestVolumeThreshold(10)
            .failureRatio(0.5)
            .delay(5, ChronoUnit.SECONDS)
            .when(UpstreamGuard::isOutage)
            .onStateChange(state -> Log.warnf("circuit changed service=%s state=%s", name, state))
            .done()
            .withRetry()
            .maxRetries(1)
            .delay(50, ChronoUnit.MILLIS)
            .jitter(50, ChronoUnit.MILLIS)
            .retryOn(ProcessingException.class)
            .done()
            .build();
  }

  /** What the service answers; empty when it knows of no such thing (400, 404). */
  public <T> Optional<T> ask(Callable<T> call, Class<T> type) throws UpstreamUnavailableException {
    try {
      return Optional.of(guard.call(call, type));
    } catch (WebApplicationException refused) {
      int status = refused.getResponse().getStatus();
      if (status == 400 || status == 404) {
        return Optional.empty();
      }
      throw away(refused);
    } catch (Exception e) {
      // A call fails by a dozen unrelated types: connection, time, limits, what came instead.
      throw away(e);
    }
  }

  private UpstreamUnavailableException away(Exception cause) {
    Log.infof("a service did not answer service=%s cause=%s", name, cause.getClass().getName());
    return new UpstreamUnavailableException(name, cause);
  }

  private static boolean isOutage(Throwable failure) {
    return !(failure instanceof WebApplicationException refused)
        || refused.getResponse().getStatus() >= 500;
  }
}
