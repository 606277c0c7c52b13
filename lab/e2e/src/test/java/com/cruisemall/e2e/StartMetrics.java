package com.cruisemall.e2e;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.Stream;

/** Metrics of all programs before the first test. */
final class StartMetrics {
  private static volatile List<String> lines = List.of();

  private StartMetrics() {}

  static void record(Stack stack) {
    lines =
        Stream.of("gateway", "auth", "payment", "upload", "chat", "rates")
            .map(it -> HttpRequest.newBuilder(stack.management(it, "/q/metrics")))
            .flatMap(request -> Stack.send(request).body().lines())
            .toList();
  }

  static List<String> lines() {
    Stack.get();
    return lines;
  }
}
