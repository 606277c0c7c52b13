package com.cruisemall.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Fake catalogue whose responses are numbered per path, starting at 1. */
final class ScriptedCatalogue {
  /** {@code Cache-Control} by path; default {@code public, max-age=60}. */
  final Map<String, String> cacheControl = new ConcurrentHashMap<>();

  /** Status by path; default 200. */
  final Map<String, Integer> status = new ConcurrentHashMap<>();

  /** Latches by path that calls wait for. */
  final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();

  /** Bodies by path; default a numbered JSON object. */
  final Map<String, String> bodies = new ConcurrentHashMap<>();

  private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

  int calls(String path) {
    return calls.getOrDefault(path, new AtomicInteger()).get();
  }

  void answer(HttpExchange call) throws IOException {
    String path = call.getRequestURI().getPath();
    int number = calls.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
    await(gates.get(path));
    try (call) {
      String language =
          Objects.requireNonNullElse(call.getRequestHeaders().getFirst("Accept-Language"), "none");
      int code = status.getOrDefault(path, 200);
      String tag = "\"" + number + "\"";
      String accept =
          Objects.requireNonNullElse(call.getRequestHeaders().getFirst("Accept"), "*/*");
      call.getResponseHeaders()
          .set("Content-Type", accept.startsWith("image/") ? accept : "application/json");
      call.getResponseHeaders().set("ETag", tag);
      call.getResponseHeaders().put("Vary", List.of("Accept-Language"));
      call.getResponseHeaders()
          .set("Cache-Control", cacheControl.getOrDefault(path, "public, max-age=60"));
      String numbered =
          "{\"ok\":%b,\"number\":%d,\"language\":\"%s\"}".formatted(code < 400, number, language);
      byte[] body = bodies.getOrDefault(path, numbered).getBytes(StandardCharsets.UTF_8);
      call.sendResponseHeaders(code, body.length);
      call.getResponseBody().write(body);
    }
  }

  private static void await(@Nullable CountDownLatch gate) {
    if (gate != null) {
      try {
        gate.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
