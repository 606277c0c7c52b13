package com.cruisemall.sandbox.psp.webhook;

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
 * Tells the shop of changes: at least once, in no certain order, again after growing waits until it
 * answers 200 or the waits are used up. What was not delivered when the sandbox stops is lost.
 */
@Singleton
class Webhooks {
  private static final int LATE_MILLIS = 2_000;

  private final PspConfig config;
  private final Faults faults;
  private final Vertx vertx;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Semaphore slots;
  private final Map<String, String> overtaken = new ConcurrentHashMap<>();
  private final AtomicInteger delivered = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private volatile Optional<URI> target;

  Webhooks(PspConfig config, Faults faults, Vertx vertx) {
    this.config = config;
    this.faults = faults;
    this.vertx = vertx;
    this.slots = new Semaphore(config.webhookConcurrency());
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

  void forgetCounts() {
    delivered.set(0);
    refused.set(0);
    lost.set(0);
  }

  /** Where changes are told from now on; nowhere, if absent. */
  void sendTo(Optional<URI> url) {
    target = url;
  }

  private void send(String orderId, String body) {
    Optional<Fault> met = faults.meet("psp-webhook", _ -> true);
    Fault.@Nullable Kind kind = met.map(Fault::kind).orElse(null);
    @Nullable String late = overtaken.remove(orderId);
    switch (kind) {
      case LOST -> lost.incrementAndGet();
      case LATE ->
          after(Duration.ofMillis(met.flatMap(Fault::millis).orElse(LATE_MILLIS)), body, 0);
      case DUPLICATE -> {
        deliverSoon(body);
        deliverSoon(body);
      }
      case REORDERED -> overtaken.put(orderId, body);
      case null, default -> deliverSoon(body);
    }
    if (late != null) {
      after(Duration.ofMillis(LATE_MILLIS), late, 0);
    }
  }

  private void deliverSoon(String body) {
    waiting.incrementAndGet();
    Thread.startVirtualThread(() -> deliver(body, 0));
  }

  private void after(Duration wait, String body, int resends) {
    waiting.incrementAndGet();
    vertx.setTimer(
        Math.max(1, wait.toMillis()), _ -> Thread.startVirtualThread(() -> deliver(body, resends)));
  }

  private void deliver(String body, int resends) {
    waiting.decrementAndGet();
    if (accepted(body)) {
      delivered.incrementAndGet();
      return;
    }
    refused.incrementAndGet();
    if (resends < config.webhookResends().size()) {
      after(config.webhookResends().get(resends), body, resends + 1);
    } else {
      lost.incrementAndGet();
    }
  }

  private boolean accepted(String body) {
    Optional<URI> url = target;
    if (url.isEmpty()) {
      return false;
    }
    slots.acquireUninterruptibly();
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
      slots.release();
    }
  }
}
