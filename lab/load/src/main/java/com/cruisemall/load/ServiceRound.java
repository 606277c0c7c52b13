package com.cruisemall.load;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Orders over HTTP: each client sends its next one when it has the answer to its last. */
final class ServiceRound {
  private final Shop shop;
  private final String token;
  private final int clients;

  ServiceRound(Shop shop, String token, int clients) {
    this.shop = shop;
    this.token = token;
    this.clients = clients;
  }

  Round run(Departure departure, int orders) throws IOException {
    String body = departure.order();
    String run = UUID.randomUUID().toString();
    long[] nanos = new long[orders];
    var next = new AtomicInteger();
    var failed = new AtomicInteger();
    var broken = new IOException[1];
    long begun = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int client = 0; client < clients; client++) {
        threads.execute(() -> {
          for (int n = next.getAndIncrement(); n < orders; n = next.getAndIncrement()) {
            long sent = System.nanoTime();
            try {
              if (shop.status(shop.order(token, run + "-" + n, body)) != 201) {
                failed.incrementAndGet();
              }
            } catch (IOException e) {
              broken[0] = e;
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
    @Nullable IOException failure = broken[0];
    if (failed.get() == orders && failure != null) {
      throw failure;
    }
    Arrays.sort(nanos);
    return new Round(
        orders,
        failed.get(),
        (orders - failed.get()) * 1e9 / took,
        Duration.ofNanos(nanos[orders / 2]),
        Duration.ofNanos(nanos[orders * 99 / 100]));
  }
}
