package com.cruisemall.upload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Fake payment-service that returns orders. */
public class FakePaymentService implements QuarkusTestResourceLifecycleManager {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> ORDERS = new ConcurrentHashMap<>();

  /** Authorization header of the last request. */
  static final AtomicReference<String> LAST_TOKEN = new AtomicReference<>("");

  /** Latch that every response waits for. */
  private static final AtomicReference<CountDownLatch> RESPONSE_LATCH =
      new AtomicReference<>(new CountDownLatch(0));

  private final HttpServer server = bind();

  @Override
  public Map<String, String> start() {
    server.createContext("/internal/orders/", FakePaymentService::order);
    server.start();
    return Map.of(
        "cruisemall.upstream.payment.url", "http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void stop() {
    server.stop(0);
  }

  /** Holds all responses until the given number of requests has arrived. */
  static void holdResponsesUntil(int times) {
    RESPONSE_LATCH.set(new CountDownLatch(times));
  }

  /** Adds an order. */
  public static String order(
      UUID owner, @Nullable String affiliateCode, String status, String... travelers) {
    String id =
        "CM20260501" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    List<Map<String, String>> people =
        List.of(travelers).stream().map(t -> Map.of("id", t, "name", "김여행 " + t)).toList();
    Map<String, Object> order = new LinkedHashMap<>();
    order.put("ok", true);
    order.put("orderId", id);
    order.put("userId", owner);
    order.put("affiliateCode", affiliateCode);
    order.put("status", status);
    order.put("travelers", people);
    try {
      ORDERS.put(id, JSON.writeValueAsString(order));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    return id;
  }

  private static void order(HttpExchange call) throws IOException {
    LAST_TOKEN.set(String.valueOf(call.getRequestHeaders().getFirst("Authorization")));
    awaitLatch();
    String path = call.getRequestURI().getPath();
    String known = ORDERS.get(path.substring(path.lastIndexOf('/') + 1));
    String body = known == null ? "{\"ok\":false,\"error\":{\"code\":\"NOT_FOUND\"}}" : known;
    try (call) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      call.getResponseHeaders().set("Content-Type", "application/json");
      call.sendResponseHeaders(known == null ? 404 : 200, bytes.length);
      call.getResponseBody().write(bytes);
    }
  }

  private static void awaitLatch() throws IOException {
    CountDownLatch latch = RESPONSE_LATCH.get();
    latch.countDown();
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new IOException("too few requests arrived");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static HttpServer bind() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
