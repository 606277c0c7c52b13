package com.cruisemall.rates.feed;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.faulttolerance.api.TypedGuard;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** The bytes at one address, within a time and a size, with one retry and a circuit breaker. */
final class FeedCall {
  private static final int CALLS_WATCHED = 4;
  private static final List<Class<? extends Throwable>> WORTH_A_RETRY =
      List.of(IOException.class, ProcessingException.class, Busy.class);

  /** Hanging is not tried again: the second feed answers sooner. */
  private static final List<Class<? extends Throwable>> FAILURES =
      Stream.concat(WORTH_A_RETRY.stream(), Stream.of(TimeoutException.class)).toList();

  /** A 5xx; every other status would be the same a moment later. */
  private static final class Busy extends RuntimeException {
    Busy(WebApplicationException cause) {
      super(cause);
    }
  }

  private final FeedClient client;
  private final TypedGuard<byte[]> guard;
  private final int limit;

  FeedCall(URI url, FeedConfig config, Consumer<Throwable> beforeRetry) {
    long millis = config.timeout().toMillis();
    this.client =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(url)
            .connectTimeout(millis, TimeUnit.MILLISECONDS)
            .readTimeout(2 * millis, TimeUnit.MILLISECONDS)
            .build(FeedClient.class);
    this.limit = Math.toIntExact(config.maxAnswer().asLongValue());
    this.guard = guard(config, beforeRetry);
  }

  /** At most one byte more than the limit: the sign that there would have been too many. */
  byte[] read() throws Exception {
    return guard.call(this::once);
  }

  private byte[] once() throws IOException {
    try (InputStream answer = client.latest()) {
      return answer.readNBytes(limit + 1);
    } catch (WebApplicationException e) {
      throw e.getResponse().getStatus() >= 500 ? new Busy(e) : e;
    }
  }

  private static TypedGuard<byte[]> guard(FeedConfig config, Consumer<Throwable> beforeRetry) {
    return TypedGuard.create(byte[].class)
        .withTimeout()
        .duration(config.timeout().toMillis(), ChronoUnit.MILLIS)
        .done()
        .withCircuitBreaker()
        .requestVolumeThreshold(CALLS_WATCHED)
        .failureRatio(1)
        .failOn(FAILURES)
        .delay(config.breakerDelay().toMillis(), ChronoUnit.MILLIS)
        .done()
        .withRetry()
        .maxRetries(1)
        .delay(config.retryDelay().toMillis(), ChronoUnit.MILLIS)
        .jitter(config.retryJitter().toMillis(), ChronoUnit.MILLIS)
        .retryOn(WORTH_A_RETRY)
        .beforeRetry(beforeRetry)
        .done()
        .build();
  }
}
