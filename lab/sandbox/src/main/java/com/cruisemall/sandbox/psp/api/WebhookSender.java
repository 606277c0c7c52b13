package com.cruisemall.sandbox.psp.api;

import com.cruisemall.sandbox.fault.Fault;
import com.cruisemall.sandbox.fault.Faults;
import com.cruisemall.sandbox.psp.Payments;
import com.cruisemall.sandbox.psp.PspConfig;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sends webhooks at least once and unordered. A delivery is retried with growing delays until the
 * shop responds with 200 or no delay is left. Pending webhooks are lost when the sandbox stops.
 */
@Singleton
class WebhookSender {
  private static final int DEFAULT_DELAY_MILLIS = 2_000;

  private final PspConfig config;
  private final Faults faults;
  private final Vertx vertx;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Semaphore permits;
  private final Map<String, String> reordered = new ConcurrentHashMap<>();
  private final AtomicInteger delivered = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private volatile Optional<URI> target;

  WebhookSender(PspConfig config, Faults faults, Vertx vertx) {
    this.config = config;
    this.faults = faults;
    this.vertx = vertx;
    this.permits = new Semaphore(config.webhookConcurrency());
    this.target = config.webhookUrl();
  }

  void changed(@Observes Payments.Changed change) {
    if (target.isPresent()) {
      change.webhooks().forEach(body -> send(change.orderId(), body));
    }
  }

  Map<String, Object> counts() {
    return new TreeMap<>(
        Map.of(
            "url", target.map(URI::toString).orElse(""),
            "delivered", delivered.get(),
            "refused", refused.get(),
            "waiting", waiting.get(),
            "lost", lost.get()));
  }

  void resetCounts() {
    delivered.set(0);
    refused.set(0);
    lost.set(0);
  }

  /** Sets the URL of all following webhooks; no webhooks are sent if absent. */
  void setUrl(Optional<URI> url) {
    target = url;
  }

  private void send(String orderId, String body) {
    Optional<Fault> fault = faults.take("psp-webhook", _ -> true);
    Fault.@Nullable Kind kind = fault.map(Fault::kind).orElse(null);
    @Nullable String delayed = reordered.remove(orderId);
    switch (kind) {
      case LOST -> lost.incrementAndGet();
      case LATE ->
          deliverAfter(
              Duration.ofMillis(fault.flatMap(Fault::millis).orElse(DEFAULT_DELAY_MILLIS)),
              body,
              0);
      case DUPLICATE -> {
        deliverAsync(body);
        deliverAsync(body);
      }
      case REORDERED -> reordered.put(orderId, body);
      case null, default -> deliverAsync(body);
    }
    if (delayed != null) {
      deliverAfter(Duration.ofMillis(DEFAULT_DELAY_MILLIS), delayed, 0);
    }
  }

  private void deliverAsync(String body) {
    waiting.incrementAndGet();
    Thread.startVirtualThread(() -> deliver(body, 0));
  }

  private void deliverAfter(Duration delay, String body, int retries) {
    waiting.incrementAndGet();
    vertx.setTimer(
        Math.max(1, delay.toMillis()),
        _ -> Thread.startVirtualThread(() -> deliver(body, retries)));
  }

  private void deliver(String body, int retries) {
    waiting.decrementAndGet();
    if (isAccepted(body)) {
      delivered.incrementAndGet();
      return;
    }
    refused.incrementAndGet();
    if (retries < config.webhookRetryDelays().size()) {
      deliverAfter(config.webhookRetryDelays().get(retries), body, retries + 1);
    } else {
      lost.incrementAndGet();
    }
  }

  private boolean isAccepted(String body) {
    Optional<URI> url = target;
    if (url.isEmpty()) {
      return false;
    }
    permits.acquireUninterruptibly();
    try {
      var request =
          HttpRequest.newBuilder(url.get())
              .timeout(config.webhookTimeout())
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      permits.release();
    }
  }
}
