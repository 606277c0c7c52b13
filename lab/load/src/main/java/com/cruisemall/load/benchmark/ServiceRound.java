package com.cruisemall.load.benchmark;

import com.cruisemall.load.stack.ServiceClient;
import com.cruisemall.load.stack.TestSailing;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Round of orders over HTTP in a closed loop: each client sends its next order after the response
 * to the last.
 */
final class ServiceRound {
  private final ServiceClient client;
  private final String token;
  private final int clients;

  ServiceRound(ServiceClient client, String token, int clients) {
    this.client = client;
    this.token = token;
    this.clients = clients;
  }

  RoundResult run(TestSailing sailing, int orders) throws IOException {
    String body = sailing.order();
    String run = UUID.randomUUID().toString();
    long[] nanos = new long[orders];
    var next = new AtomicInteger();
    var failed = new AtomicInteger();
    var failure = new IOException[1];
    long begun = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int thread = 0; thread < clients; thread++) {
        threads.execute(() -> {
          for (int n = next.getAndIncrement(); n < orders; n = next.getAndIncrement()) {
            long sent = System.nanoTime();
            try {
              if (client.status(client.order(token, run + "-" + n, body)) != 201) {
                failed.incrementAndGet();
              }
            } catch (IOException e) {
              failure[0] = e;
              failed.incrementAndGet();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
              return;
            }
            nanos[n] = System.nanoTime() - sent;
          }
        });
      }
    }
    long took = System.nanoTime() - begun;
    @Nullable IOException lastFailure = failure[0];
    if (failed.get() == orders && lastFailure != null) {
      throw lastFailure;
    }
    Arrays.sort(nanos);
    return new RoundResult(
        orders,
        failed.get(),
        (orders - failed.get()) * 1e9 / took,
        Duration.ofNanos(nanos[orders / 2]),
        Duration.ofNanos(nanos[orders * 99 / 100]));
  }
}
