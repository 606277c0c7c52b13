package com.cruisemall.payment.psp;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.logging.Log;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** Requests of one kind to Toss, with a timeout, a bulkhead and a circuit breaker. */
final class TossOperation {
  private static final int BREAKER_WINDOW = 20;
  private static final int MAX_BODY_LENGTH = 4 * 1024 * 1024;

  sealed interface Outcome {
    record Received(int status, String body) implements Outcome {}

    record NoResponse(String cause) implements Outcome {}

    record NotSent(String cause) implements Outcome {}
  }

  /** A 5xx response: a failure for the circuit breaker, but a response nevertheless. */
  private static final class ServerError extends Exception {
    private final transient Outcome.Received response;

    ServerError(Outcome.Received response) {
      super("status " + response.status());
      this.response = response;
    }
  }

  private final String operation;
  private final TypedGuard<Outcome.Received> guard;
  private final MeterRegistry metrics;

  TossOperation(
      String operation,
      Duration timeout,
      int concurrency,
      PspConfig config,
      MeterRegistry metrics) {
    this.operation = operation;
    this.metrics = metrics;
    this.guard =
        TypedGuard.create(Outcome.Received.class)
            .withTimeout()
            .duration(timeout.toMillis(), ChronoUnit.MILLIS)
            .done()
            .withCircuitBreaker()
            .requestVolumeThreshold(BREAKER_WINDOW)
            .failureRatio(0.5)
            .failOn(
                List.of(
                    IOException.class,
                    ProcessingException.class,
                    TimeoutException.class,
                    ServerError.class))
            .delay(config.breakerDelay().toMillis(), ChronoUnit.MILLIS)
            .onStateChange(this::stateChanged)
            .done()
            .withBulkhead()
            .limit(concurrency)
            .done()
            .build();
  }

  Outcome send(Callable<Response> call) {
    Timer.Sample sample = Timer.start(metrics);
    Outcome outcome = attempt(call);
    sample.stop(
        metrics.timer("cruisemall.psp.calls", "operation", operation, "outcome", name(outcome)));
    return outcome;
  }

  private Outcome attempt(Callable<Response> call) {
    try {
      return guard.call(() -> read(call));
    } catch (ServerError error) {
      return error.response;
    } catch (CircuitBreakerOpenException | BulkheadException refused) {
      return new Outcome.NotSent(refused.getClass().getSimpleName());
    } catch (Exception failure) {
      // Only a failed connect proves that the request was not sent.
      return neverConnected(failure)
          ? new Outcome.NotSent("cannot connect")
          : new Outcome.NoResponse(failure.getClass().getSimpleName());
    }
  }

  private static Outcome.Received read(Callable<Response> call) throws Exception {
    try (Response response = call.call()) {
      String body = response.hasEntity() ? response.readEntity(String.class) : "";
      if (body.length() > MAX_BODY_LENGTH) {
        throw new IOException("response body too long");
      }
      Outcome.Received received = new Outcome.Received(response.getStatus(), body);
      if (received.status() >= 500) {
        throw new ServerError(received);
      }
      return received;
    }
  }

  private static boolean neverConnected(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
        return true;
      }
    }
    return false;
  }

  private void stateChanged(CircuitBreakerState state) {
    switch (state) {
      case OPEN -> Log.warnf("psp circuit breaker opened operation=%s", operation);
      case CLOSED -> Log.infof("psp circuit breaker closed operation=%s", operation);
      case HALF_OPEN -> {}
    }
  }

  private static String name(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Received(int status, _) -> status / 100 + "xx";
      case Outcome.NoResponse _ -> "no_response";
      case Outcome.NotSent _ -> "not_sent";
    };
  }
}
