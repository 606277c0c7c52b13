package com.cruisemall.rates;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Fake feeds with scripted responses that count their calls. */
public class ScriptedFeeds implements QuarkusTestResourceLifecycleManager {
  /** Fake feed. */
  public static final class Feed {
    private volatile int status = 200;
    private volatile String body = "";
    private volatile Runnable before = () -> {};
    private final AtomicInteger calls = new AtomicInteger();

    public void returns(String json) {
      responds(200, json);
    }

    public void fails(int errorStatus) {
      responds(errorStatus, "{\"result\":\"error\"}");
    }

    private void responds(int newStatus, String json) {
      status = newStatus;
      body = json;
    }

    /** Sets an action that runs before each response. */
    public void before(Runnable action) {
      before = action;
    }

    public int calls() {
      return calls.get();
    }

    private void reset(String json) {
      returns(json);
      before = () -> {};
      calls.set(0);
    }

    private void handle(HttpExchange call) throws IOException {
      calls.incrementAndGet();
      before.run();
      try (call) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
      }
    }
  }

  public static final Feed FIRST = new Feed();
  public static final Feed SECOND = new Feed();

  private static final HttpServer SERVER = listen();

  @Override
  public Map<String, String> start() {
    reset();
    String url = "http://127.0.0.1:" + SERVER.getAddress().getPort();
    return Map.of(
        "cruisemall.feed.url", url + "/v6/latest/USD",
        "cruisemall.feed.fallback-url", url + "/v4/latest/USD");
  }

  @Override
  public void stop() {
    // One server serves all tests of the process.
  }

  /** Resets both feeds to valid responses and zero calls. */
  public static void reset() {
    FIRST.reset(SampleTables.v6("1473.6431"));
    SECOND.reset(SampleTables.v4("1470"));
  }

  private static HttpServer listen() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/v6/latest/USD", FIRST::handle);
      server.createContext("/v4/latest/USD", SECOND::handle);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
