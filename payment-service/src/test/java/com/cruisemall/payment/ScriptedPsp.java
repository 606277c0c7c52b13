package com.cruisemall.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** PSP with the wire protocol of Toss Payments and a scripted behaviour for each payment. */
public class ScriptedPsp implements QuarkusTestResourceLifecycleManager {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AUTHORIZATION =
      "Basic "
          + Base64.getEncoder()
              .encodeToString("test_sk_of_the_tests:".getBytes(StandardCharsets.UTF_8));

  private static final Map<String, PspAccount> ACCOUNTS = new ConcurrentHashMap<>();

  /** First replies by idempotency key, for replays. */
  private static final Map<String, Reply> FIRST_REPLIES = new ConcurrentHashMap<>();

  private static final Set<String> NOT_REPLAYED =
      Set.of("IDEMPOTENT_REQUEST_PROCESSING", "UNAUTHORIZED_KEY");

  private static final HttpServer SERVER = listen();

  record Reply(int status, String body) {
    static Reply error(int status, String code) {
      return new Reply(status, "{\"code\":\"%s\",\"message\":\"scripted\"}".formatted(code));
    }
  }

  @Override
  public Map<String, String> start() {
    return Map.of("TOSS_URL", "http://127.0.0.1:" + SERVER.getAddress().getPort());
  }

  @Override
  public void stop() {
    // One PSP serves all tests of the JVM.
  }

  /** Creates a payment that the customer has authenticated and the shop has to confirm. */
  public static PspAccount authenticated(String orderId, long amount) {
    PspAccount account = new PspAccount(orderId, amount);
    ACCOUNTS.put(account.key(), account);
    return account;
  }

  /** Returns the charged payments of an order, refunded or not. */
  public static List<PspAccount> chargedFor(String orderId) {
    return ACCOUNTS.values().stream()
        .filter(account -> account.orderId().equals(orderId) && account.charges() > 0)
        .toList();
  }

  /** Returns charges less refunds of an order. */
  public static long netOf(String orderId) {
    return chargedFor(orderId).stream().mapToLong(PspAccount::balance).sum();
  }

  private static HttpServer listen() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/v1/payments/", ScriptedPsp::payments);
      server.createContext("/v1/transactions", ScriptedPsp::transactions);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void payments(HttpExchange call) throws IOException {
    try (call) {
      String[] path = call.getRequestURI().getPath().split("/", -1);
      JsonNode body = JSON.readTree(call.getRequestBody().readAllBytes());
      boolean post = call.getRequestMethod().equals("POST");
      String key = post && path[3].equals("confirm") ? body.path("paymentKey").asText() : path[3];
      @Nullable PspAccount account = ACCOUNTS.get(key);
      if (!AUTHORIZATION.equals(call.getRequestHeaders().getFirst("Authorization"))) {
        send(call, Reply.error(401, "UNAUTHORIZED_KEY"));
      } else if (account == null) {
        send(call, Reply.error(404, "NOT_FOUND_PAYMENT"));
      } else if (!post) {
        send(call, account.lookup());
      } else {
        money(call, account, path[path.length - 1], body);
      }
    }
  }

  private static void money(HttpExchange call, PspAccount account, String action, JsonNode body)
      throws IOException {
    String requestKey = call.getRequestHeaders().getFirst("Idempotency-Key");
    account.recordRequest(action, requestKey);
    PspAccount.Behaviour behaviour = account.behaviour();
    if (behaviour.before() != null) {
      behaviour.before().run();
    }
    PspAccount.@Nullable OddResponse odd = behaviour.odd();
    if (odd != null) {
      account.behave(PspAccount.Behaviour.NORMAL);
      if (behaviour.late()) {
        account.processLater(() -> process(account, action, requestKey, body));
      } else {
        process(account, action, requestKey, body);
      }
      send(call, odd.status(), odd.contentType(), odd.body());
      return;
    }
    Reply reply = process(account, action, requestKey, body);
    account.processLateRequests();
    if (behaviour.cutsConnection()) {
      account.behave(PspAccount.Behaviour.NORMAL);
      return;
    }
    send(call, reply);
  }

  /** Processes a request once for its idempotency key, unless it is refused before that. */
  private static Reply process(
      PspAccount account, String action, String requestKey, JsonNode body) {
    @Nullable String refusal = account.behaviour().refusal();
    if (refusal != null && NOT_REPLAYED.contains(refusal)) {
      return Reply.error(refusal.equals("UNAUTHORIZED_KEY") ? 401 : 409, refusal);
    }
    return FIRST_REPLIES.computeIfAbsent(
        action + requestKey,
        _ ->
            action.equals("confirm")
                ? account.confirm(body.path("orderId").asText(), body.path("amount").asLong())
                : account.cancel(
                    body.path("cancelAmount").asLong(),
                    body.path("refundableAmount").asLong(),
                    body.path("cancelReason").asText()));
  }

  private static void transactions(HttpExchange call) throws IOException {
    try (call) {
      Map<String, String> query = new LinkedHashMap<>();
      for (String part : call.getRequestURI().getQuery().split("&", -1)) {
        query.put(part.split("=", 2)[0], part.split("=", 2)[1]);
      }
      List<String> lines =
          ACCOUNTS.values().stream()
              .flatMap(account -> account.transactions().stream())
              .filter(line ->
                  line.at().compareTo(query.getOrDefault("startDate", "")) >= 0
                      && line.at().compareTo(query.getOrDefault("endDate", "")) <= 0)
              .sorted((a, b) -> a.key().compareTo(b.key()))
              .filter(line -> line.key().compareTo(query.getOrDefault("startingAfter", "")) > 0)
              .limit(Long.parseLong(query.getOrDefault("limit", "100")))
              .map(PspAccount.Line::json)
              .toList();
      send(call, new Reply(200, "[" + String.join(",", lines) + "]"));
    }
  }

  private static void send(HttpExchange call, Reply reply) throws IOException {
    send(call, reply.status(), "application/json", reply.body());
  }

  private static void send(HttpExchange call, int status, String contentType, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().set("Content-Type", contentType);
    call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    call.getResponseBody().write(bytes);
  }
}
