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

/** One kind of call to Toss: within a time, so many at once, and behind a circuit breaker. */
final class TossCall {
  private static final int CALLS_WATCHED = 20;
  private static final int LONGEST_ANSWER = 4 * 1024 * 1024;

  sealed interface Outcome {
    record Answered(int status, String body) implements Outcome {}

    record NoAnswer(String cause) implements Outcome {}

    record NotSent(String cause) implements Outcome {}
  }

  /** A 5xx: it counts as a failure of the PSP, and is an answer all the same. */
  private static final class ServerError extends Exception {
    private final transient Outcome.Answered answer;

    ServerError(Outcome.Answered answer) {
      super("status " + answer.status());
      this.answer = answer;
    }
  }

  private final String kind;
  private final TypedGuard<Outcome.Answered> guard;
  private final MeterRegistry metrics;

  TossCall(
      String kind, Duration timeout, int concurrency, PspConfig config, MeterRegistry metrics) {
    this.kind = kind;
    this.metrics = metrics;
    this.guard =
        TypedGuard.create(Outcome.Answered.class)
            .withTimeout()
            .duration(timeout.toMillis(), ChronoUnit.MILLIS)
            .done()
            .withCircuitBreaker()
            .requestVolumeThreshold(CALLS_WATCHED)
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
    sample.stop(metrics.timer("cruisemall.psp.calls", "kind", kind, "outcome", name(outcome)));
    return outcome;
  }

  private Outcome attempt(Callable<Response> call) {
    try {
      return guard.call(() -> read(call));
    } catch (ServerError error) {
      return error.answer;
    } catch (CircuitBreakerOpenException | BulkheadException refused) {
      return new Outcome.NotSent(refused.getClass().getSimpleName());
    } catch (Exception failure) {
      // A remote call fails by many unrelated types; only a failed connect proves that it was not
      // sent.
      return neverConnected(failure)
          ? new Outcome.NotSent("cannot connect")
          : new Outcome.NoAnswer(failure.getClass().getSimpleName());
    }
  }

  private static Outcome.Answered read(Callable<Response> call) throws Exception {
    try (Response response = call.call()) {
      String body = response.hasEntity() ? response.readEntity(String.class) : "";
      if (body.length() > LONGEST_ANSWER) {
        throw new IOException("the answer is too long");
      }
      Outcome.Answered answer = new Outcome.Answered(response.getStatus(), body);
      if (answer.status() >= 500) {
        throw new ServerError(answer);
      }
      return answer;
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
      case OPEN -> Log.warnf("the PSP fails and is left alone for a moment calls=%s", kind);
      case CLOSED -> Log.infof("the PSP works again calls=%s", kind);
      case HALF_OPEN -> {}
    }
  }

  private static String name(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Answered(int status, _) -> status / 100 + "xx";
      case Outcome.NoAnswer _ -> "no_answer";
      case Outcome.NotSent _ -> "not_sent";
    };
  }
}
