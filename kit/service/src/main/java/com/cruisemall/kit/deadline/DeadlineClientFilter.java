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
 * Sends the remaining time with every call to another service and aborts the call when the deadline
 * of the current request passes. A call that starts after the deadline is not sent: the client gets
 * a 504 response instead.
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
    Stream.of(left, readTimeout(call))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .ifPresent(
            wait -> call.getHeaders().putSingle(DeadlineHeader.NAME, DeadlineHeader.of(wait)));
    left.ifPresent(wait -> call.setProperty(TIMER, scheduleAbort(call, wait)));
  }

  @Override
  public void filter(ResteasyReactiveClientRequestContext call, ClientResponseContext response) {
    if (call.getProperty(TIMER) instanceof Long timer) {
      vertx(call).cancelTimer(timer);
    }
  }

  private static Optional<Duration> readTimeout(ResteasyReactiveClientRequestContext call) {
    return call.getConfiguration().getProperty(QuarkusRestClientProperties.READ_TIMEOUT)
            instanceof Long millis
        ? Optional.of(Duration.ofMillis(millis))
        : Optional.empty();
  }

  private static long scheduleAbort(ResteasyReactiveClientRequestContext call, Duration wait) {
    return vertx(call).setTimer(Math.max(1, wait.toMillis()), _ -> abort(call));
  }

  private static void abort(ResteasyReactiveClientRequestContext call) {
    @Nullable HttpClientRequest sent =
        call.unwrap(RestClientRequestContext.class).getHttpClientRequest();
    // The request is absent until a connection exists; the connect timeout bounds that phase.
    if (sent != null) {
      sent.reset(0, new TimeoutException("deadline of the caller passed"));
    }
  }

  private static Vertx vertx(ResteasyReactiveClientRequestContext call) {
    return call.getContext().owner();
  }
}
