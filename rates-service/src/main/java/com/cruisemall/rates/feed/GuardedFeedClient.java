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

/** HTTP client of one feed with timeout, size limit, one retry and a circuit breaker. */
final class GuardedFeedClient {
  private static final int BREAKER_WINDOW = 4;
  private static final List<Class<? extends Throwable>> RETRYABLE =
      List.of(IOException.class, ProcessingException.class, ServerErrorException.class);

  /** A timeout is not retried, because the second feed responds sooner. */
  private static final List<Class<? extends Throwable>> FAILURES =
      Stream.concat(RETRYABLE.stream(), Stream.of(TimeoutException.class)).toList();

  /** 5xx response; a retry of any other status would return the same. */
  private static final class ServerErrorException extends RuntimeException {
    ServerErrorException(WebApplicationException cause) {
      super(cause);
    }
  }

  private final FeedClient client;
  private final TypedGuard<byte[]> guard;
  private final int limit;

  GuardedFeedClient(URI url, FeedConfig config, Consumer<Throwable> beforeRetry) {
    long millis = config.timeout().toMillis();
    this.client =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(url)
            .connectTimeout(millis, TimeUnit.MILLISECONDS)
            .readTimeout(2 * millis, TimeUnit.MILLISECONDS)
            .build(FeedClient.class);
    this.limit = Math.toIntExact(config.maxResponseSize().asLongValue());
    this.guard = guard(config, beforeRetry);
  }

  /** Returns the body, truncated to one byte above the limit if it is longer. */
  byte[] read() throws Exception {
    return guard.call(this::readOnce);
  }

  private byte[] readOnce() throws IOException {
    try (InputStream body = client.latest()) {
      return body.readNBytes(limit + 1);
    } catch (WebApplicationException e) {
      throw e.getResponse().getStatus() >= 500 ? new ServerErrorException(e) : e;
    }
  }

  private static TypedGuard<byte[]> guard(FeedConfig config, Consumer<Throwable> beforeRetry) {
    return TypedGuard.create(byte[].class)
        .withTimeout()
        .duration(config.timeout().toMillis(), ChronoUnit.MILLIS)
        .done()
        .withCircuitBreaker()
        .requestVolumeThreshold(BREAKER_WINDOW)
        .failureRatio(1)
        .failOn(FAILURES)
        .delay(config.breakerDelay().toMillis(), ChronoUnit.MILLIS)
        .done()
        .withRetry()
        .maxRetries(1)
        .delay(config.retryDelay().toMillis(), ChronoUnit.MILLIS)
        .jitter(config.retryJitter().toMillis(), ChronoUnit.MILLIS)
        .retryOn(RETRYABLE)
        .beforeRetry(beforeRetry)
        .done()
        .build();
  }
}
