package com.cruisemall.sandbox.psp;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WebhooksTest {
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private HttpServer shop;

  @BeforeEach
  void startShop() throws IOException {
    shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    shop.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    shop.createContext("/api/payments/webhook", this::receive);
    shop.start();
    String url = "http://127.0.0.1:%d/api/payments/webhook".formatted(shop.getAddress().getPort());
    given()
        .contentType("application/json")
        .body(Map.of("url", url))
        .put("/sandbox/psp/webhook")
        .then()
        .statusCode(200);
    given().delete("/sandbox/psp/webhook");
  }

  @AfterEach
  void stopShop() {
    Shop.clearFaults();
    given().contentType("application/json").body(Map.of()).put("/sandbox/psp/webhook");
    shop.stop(0);
  }

  @Test
  void retriesWebhookUntilAccepted() {
    refusals.set(2);
    String order = Shop.newOrder();
    String payment = Shop.authenticated(order, 10_000);
    Shop.confirm(order, payment, order, 10_000);

    Awaitility.await().untilAsserted(() -> assertThat(statuses(order)).containsExactly("DONE"));
    var event = new JsonPath(received.getFirst());
    assertThat(event.getString("eventType")).isEqualTo("PAYMENT_STATUS_CHANGED");
    assertThat(event.getString("data.paymentKey")).isEqualTo(payment);
    given()
        .get("/sandbox/psp/webhook")
        .then()
        .body("refused", equalTo(2))
        .body("delivered", equalTo(1));
  }

  @Test
  void sendsSecondWebhookForDeposit() {
    String order = Shop.newOrder();
    String payment =
        Shop.authenticated(Map.of("orderId", order, "amount", 50_000, "method", "VIRTUAL_ACCOUNT"));
    Shop.confirm(order, payment, order, 50_000);
    given().post("/sandbox/psp/payments/{key}/deposit", payment);

    String secret = Shop.get(payment).path("secret");
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(received)
                .hasSize(3)
                .anySatisfy(body ->
                    assertThat(new JsonPath(body).getMap(""))
                        .containsEntry("secret", secret)
                        .containsEntry("status", "DONE")
                        .containsEntry("orderId", order)));
  }

  @Test
  void duplicatesLosesAndReordersOnFault() {
    Shop.fault("psp-webhook", Map.of("kind", "DUPLICATE", "remaining", 1));
    String order = paid();
    Awaitility.await().untilAsserted(() -> assertThat(statuses(order)).hasSize(2));

    Shop.fault("psp-webhook", Map.of("kind", "LOST", "remaining", 1));
    String lost = paid();
    Shop.fault("psp-webhook", Map.of("kind", "REORDERED", "remaining", 1));
    String swapped = paid();
    Shop.cancel("c" + swapped, keyOf(swapped), Map.of("cancelReason", "변심"));
    Awaitility.await()
        .untilAsserted(() -> assertThat(statuses(swapped)).containsExactly("CANCELED", "DONE"));
    assertThat(statuses(lost)).isEmpty();
  }

  private static String paid() {
    String order = Shop.newOrder();
    String payment = Shop.authenticated(order, 10_000);
    Shop.confirm(order, payment, order, 10_000).then().statusCode(200);
    return order;
  }

  private static String keyOf(String order) {
    return Shop.withSecretKey().get("/v1/payments/orders/{order}", order).path("paymentKey");
  }

  private List<String> statuses(String order) {
    return received.stream()
        .map(JsonPath::new)
        .filter(event -> order.equals(event.getString("data.orderId")))
        .map(event -> event.getString("data.status"))
        .toList();
  }

  private void receive(HttpExchange call) throws IOException {
    try (call) {
      String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      boolean refuse = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
      if (!refuse) {
        received.add(body);
      }
      call.sendResponseHeaders(refuse ? 500 : 200, -1);
    }
  }
}
