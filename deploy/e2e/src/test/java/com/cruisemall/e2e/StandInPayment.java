package com.cruisemall.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** In payment-service's place while it is open: says whose an order is, and who travels. */
final class StandInPayment implements AutoCloseable {
  private final Stack stack = Stack.get();
  private final Map<String, String> orders = new ConcurrentHashMap<>();
  private final HttpServer server;

  StandInPayment() {
    stack.control("payment", "stop");
    URI address = stack.component("payment", "");
    try {
      server =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort()), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/internal/orders/", this::answer);
    server.start();
  }

  /** A paid order of so many travellers, {@code t0} and on; returns its id. */
  String order(String ownerId, int travelers) {
    String id = "CM20260501" + UUID.randomUUID().toString().substring(0, 8);
    String people =
        IntStream.range(0, travelers)
            .mapToObj(n -> "{\"id\":\"t%d\",\"name\":\"김여행 %d\"}".formatted(n, n))
            .collect(Collectors.joining(","));
    orders.put(
        id,
        "{\"ok\":true,\"orderId\":\"%s\",\"userId\":\"%s\",\"status\":\"PAID\",\"travelers\":[%s]}"
            .formatted(id, ownerId, people));
    return id;
  }

  private void answer(HttpExchange call) throws IOException {
    String path = call.getRequestURI().getPath();
    String order = orders.get(path.substring(path.lastIndexOf('/') + 1));
    byte[] body = (order == null ? "{\"ok\":false}" : order).getBytes(StandardCharsets.UTF_8);
    try (call) {
      call.getResponseHeaders().set("Content-Type", "application/json");
      call.sendResponseHeaders(order == null ? 404 : 200, body.length);
      call.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    stack.control("payment", "start");
  }
}
