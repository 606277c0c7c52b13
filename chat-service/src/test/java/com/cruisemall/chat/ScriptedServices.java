package com.cruisemall.chat;

import com.cruisemall.kit.test.FakeIssuer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Servers of the other services; they record their requests. */
public class ScriptedServices implements QuarkusTestResourceLifecycleManager {
  static final String PRODUCTS = "/api/products";
  static final String RATES = "/api/exchange-rate";
  static final String TRIPS = "/api/user/trips";

  private static final Map<String, String> RESPONSES =
      Map.of(
          PRODUCTS,
          """
          {"ok":true,"products":[
           {"productCode":"ALS-7","cruiseLine":"Holland America","shipName":"Koningsdam",
            "packageName":"알래스카 인사이드 패시지","nights":7,"days":8,"basePrice":2190000,
            "saleStatus":"판매중","region":"alaska","tags":["빙하"]}],
           "pagination":{"page":1,"limit":3,"total":1,"totalPages":1}}
          """,
          PRODUCTS + "/ALS-7",
          """
          {"ok":true,"product":{"productCode":"ALS-7","packageName":"알래스카 인사이드 패시지",
           "sailings":[{"id":"0197","departureDate":"2027-06-05",
            "cabins":[{"cabinType":"발코니","free":4}]}]}}
          """,
          RATES,
          """
          {"ok":true,"data":{"baseCurrency":"USD","rates":{"KRW":1383.5,"USD":1,"JPY":151.2},
           "lastUpdated":"2026-11-22T23:30:00Z","source":"a feed","isFallback":false}}
          """,
          TRIPS,
          """
          {"ok":true,"trips":[{"reservationCode":"CRD-20270605-0001","productCode":"ALS-7",
           "shipName":"Koningsdam","destinations":["주노"],"startDate":"2027-06-05",
           "endDate":"2027-06-12","nights":7,"status":"Upcoming"}]}
          """);

  private static final Map<String, Integer> BROKEN = new ConcurrentHashMap<>();
  private static final Map<String, String> CHANGED = new ConcurrentHashMap<>();
  static final List<String> REQUESTS = new CopyOnWriteArrayList<>();
  private static final HttpServer SERVER = listen();

  @Override
  public Map<String, String> start() {
    FakeIssuer.answer(TRIPS, ScriptedServices::answer);
    String url = "http://127.0.0.1:" + SERVER.getAddress().getPort();
    return Map.of("cruisemall.upstream.payment.url", url, "cruisemall.upstream.rates.url", url);
  }

  @Override
  public void stop() {
    // One server is shared by all tests of the process.
  }

  static void reset() {
    BROKEN.clear();
    CHANGED.clear();
    REQUESTS.clear();
  }

  /** Makes the path return 500. */
  static void fails(String path) {
    BROKEN.put(path, 500);
  }

  static void returns(String path, String body) {
    CHANGED.put(path, body);
  }

  private static HttpServer listen() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", ScriptedServices::answer);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(HttpExchange call) throws IOException {
    String path = call.getRequestURI().getPath();
    REQUESTS.add(call.getRequestURI() + " " + call.getRequestHeaders().getFirst("Authorization"));
    String body = CHANGED.getOrDefault(path, RESPONSES.getOrDefault(path, ""));
    int status = BROKEN.getOrDefault(path, body.isEmpty() ? 404 : 200);
    try (call) {
      byte[] bytes = (status == 200 ? body : "{\"ok\":false}").getBytes(StandardCharsets.UTF_8);
      call.getResponseHeaders().set("Content-Type", "application/json");
      call.sendResponseHeaders(status, bytes.length);
      call.getResponseBody().write(bytes);
    }
  }
}
