package com.cruisemall.kit.deadline;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;
import org.jboss.resteasy.reactive.client.impl.RestClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Tells every called service how long it is waited for, and waits no longer than the caller of the
 * request that the call is made for. A call that would come too late is not made; to who makes it,
 * that is a 504 of the called service.
 */
@Provider
public class DeadlineClientFilter
    implements ResteasyReactiveClientRequestFilter, ResteasyReactiveClientResponseFilter {
  private static final String TIMER = DeadlineClientFilter.class.getName();

  @Override
  public void filter(ResteasyReactiveClientRequestContext call) {
    Optional<Duration> left = Deadline.ofRequest().map(Deadline::remaining);
    if (left.filter(Duration::isZero).isPresent()) {
      call.abortWith(Response.status(Response.Status.GATEWAY_TIMEOUT).build());
      return;
    }
    Stream.of(left, patience(call))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .ifPresent(
            wait -> call.getHeaders().putSingle(DeadlineHeader.NAME, DeadlineHeader.of(wait)));
    left.ifPresent(wait -> call.setProperty(TIMER, cutLater(call, wait)));
  }

  @Override
  public void filter(ResteasyReactiveClientRequestContext call, ClientResponseContext answer) {
    if (call.getProperty(TIMER) instanceof Long timer) {
      vertx(call).cancelTimer(timer);
    }
  }

  private static Optional<Duration> patience(ResteasyReactiveClientRequestContext call) {
    return call.getConfiguration().getProperty(QuarkusRestClientProperties.READ_TIMEOUT)
            instanceof Long millis
        ? Optional.of(Duration.ofMillis(millis))
        : Optional.empty();
  }

  private static long cutLater(ResteasyReactiveClientRequestContext call, Duration wait) {
    return vertx(call).setTimer(Math.max(1, wait.toMillis()), _ -> cut(call));
  }

  private static void cut(ResteasyReactiveClientRequestContext call) {
    @Nullable HttpClientRequest sent =
        call.unwrap(RestClientRequestContext.class).getHttpClientRequest();
    // Without a connection it has not begun, and the time for that is limited too.
    if (sent != null) {
      sent.reset(0, new TimeoutException("nobody waits for the answer any more"));
    }
  }

  private static Vertx vertx(ResteasyReactiveClientRequestContext call) {
    return call.getContext().owner();
  }
}
