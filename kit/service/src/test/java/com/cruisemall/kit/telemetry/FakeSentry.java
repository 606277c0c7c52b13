package com.cruisemall.kit.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Sentry endpoint that records the envelopes it receives. */
public final class FakeSentry implements QuarkusTestResourceLifecycleManager {
  private static final List<String> ENVELOPES = new CopyOnWriteArrayList<>();

  private @Nullable HttpServer server;

  static List<String> envelopes() {
    return ENVELOPES;
  }

  @Override
  public Map<String, String> start() {
    try {
      var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      http.createContext("/api/1/envelope/", FakeSentry::keep);
      http.start();
      server = http;
      return Map.of("SENTRY_DSN", "http://key@127.0.0.1:" + http.getAddress().getPort() + "/1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  private static void keep(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
      InputStream body = exchange.getRequestBody();
      byte[] bytes = (packed ? new GZIPInputStream(body) : body).readAllBytes();
      ENVELOPES.add(new String(bytes, StandardCharsets.UTF_8));
      exchange.sendResponseHeaders(200, -1);
    }
  }
}
