package com.cruisemall.gateway;

import com.cruisemall.kit.test.FakeIssuer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Fake upstream services, scripted by the tests. */
public class ScriptedServices implements QuarkusTestResourceLifecycleManager {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Sessions of the fake auth-service by sid: the token, or the error code. */
  static final Map<String, String> SESSIONS = new ConcurrentHashMap<>();

  static final AtomicInteger SESSION_LOOKUPS = new AtomicInteger();

  /** Number of requests to a path without a route. */
  static final AtomicInteger SMUGGLED = new AtomicInteger();

  static final ScriptedCatalogue CATALOGUE = new ScriptedCatalogue();

  private final HttpServer server = bind();
  private final CountDownLatch stopped = new CountDownLatch(1);

  @Override
  public Map<String, String> start() {
    server.createContext("/api/exchange-rate", ScriptedServices::echo);
    server.createContext("/api/exchange-rate/html", call -> answer(call, 500, "text/html", "<h1>"));
    server.createContext(
        "/api/exchange-rate/empty",
        call -> {
          call.sendResponseHeaders(
              Integer.parseInt(call.getRequestHeaders().getFirst("X-Status")), -1);
          call.close();
        });
    server.createContext("/api/exchange-rate/cut", HttpExchange::close);
    server.createContext("/api/chat", ScriptedServices::echo);
    server.createContext(
        "/internal",
        call -> {
          SMUGGLED.incrementAndGet();
          echo(call);
        });
    server.createContext("/internal/figures", ScriptedServices::figures);
    server.createContext("/api/products", CATALOGUE::answer);
    server.createContext("/api/public", CATALOGUE::answer);
    server.createContext("/api/orders", ScriptedServices::echo);
    server.createContext("/api/payments", ScriptedServices::echo);
    server.createContext("/api/passport", ScriptedServices::echo);
    server.createContext("/api/passport/" + "S".repeat(43), _ -> hang());
    server.createContext("/api/passport/" + "S".repeat(43) + "/upload", HttpExchange::close);
    server.start();
    FakeIssuer.answer("/api/auth", ScriptedServices::echo);
    FakeIssuer.answer("/internal/session-token", ScriptedServices::session);
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    return Map.of(
        "cruisemall.upstream.rates.url",
        url,
        "cruisemall.upstream.upload.url",
        url,
        "cruisemall.upstream.chat.url",
        "http://127.0.0.1:1",
        "cruisemall.upstream.payment.url",
        url,
        "CRUISEMALL_CLIENT_SECRET",
        "gateway-secret-of-the-tests-only");
  }

  @Override
  public void stop() {
    stopped.countDown();
    server.stop(0);
  }

  private void hang() {
    try {
      stopped.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the received headers in lower case and the length of the body. */
  private static void echo(HttpExchange call) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    call.getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    int length = call.getRequestBody().readAllBytes().length;
    call.getResponseHeaders().set("Connection", "X-Hop");
    call.getResponseHeaders().set("X-Hop", "for one connection");
    call.getResponseHeaders().set("Server", "secret/1.0");
    Map<String, Object> body = Map.of("ok", true, "headers", headers, "length", length);
    answer(call, 200, "application/json", JSON.writeValueAsString(body));
  }

  /** Figures of an instance; 401 without a token. */
  private static void figures(HttpExchange call) throws IOException {
    boolean known = call.getRequestHeaders().containsKey("Authorization");
    answer(
        call,
        known ? 200 : 401,
        "application/json",
        """
        {"ok":true,"figures":{"service":"a-service","instance":"an-instance","requests":20,
         "errors":1,"limited":2,"times":[{"seconds":0.5,"requests":19}],
         "pool":{"active":3,"waiting":0,"size":20},"oldestSeconds":{"outbox":1.5}}}
        """);
  }

  private static void session(HttpExchange call) throws IOException {
    SESSION_LOOKUPS.incrementAndGet();
    String sid = JSON.readTree(call.getRequestBody()).path("sid").asText();
    String known = SESSIONS.get(sid);
    if (known == null) {
      answer(call, 404, "application/json", "{\"ok\":false,\"error\":{\"code\":\"NOT_FOUND\"}}");
    } else if (known.equals("UNAVAILABLE")) {
      answer(call, 503, "application/json", "{\"ok\":false}");
    } else if (known.startsWith("SESSION_")) {
      answer(
          call, 401, "application/json", "{\"ok\":false,\"error\":{\"code\":\"" + known + "\"}}");
    } else {
      answer(call, 200, "application/json", "{\"ok\":true,\"token\":\"" + known + "\",\"exp\":1}");
    }
  }

  private static void answer(HttpExchange call, int status, String type, String body)
      throws IOException {
    try (call) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      call.getResponseHeaders().set("Content-Type", type);
      call.sendResponseHeaders(status, bytes.length);
      call.getResponseBody().write(bytes);
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
