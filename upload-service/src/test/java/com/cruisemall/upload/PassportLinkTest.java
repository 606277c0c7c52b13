package com.cruisemall.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import com.cruisemall.kit.test.Concurrently;
import com.cruisemall.kit.test.FakeIssuer;
import com.cruisemall.upload.LinkClient.Reply;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@UploadServiceTest
class PassportLinkTest {
  @Inject EntityManager database;

  private final UUID owner = UUID.randomUUID();
  private final String orderId = FakePaymentService.order(owner, "AF-7", "PAID", "t1", "t2");

  @Test
  void createsLinkForOwner() {
    UserClient.create(UserClient.customer(owner), "{\"orderId\":\"" + orderId + "\"}")
        .then()
        .statusCode(201)
        .header("Cache-Control", "private, no-store")
        .body("ok", equalTo(true))
        .body("token", matchesPattern("[A-Za-z0-9_-]{43}"))
        .body("url", startsWith("http://shop.test/passport/"));

    assertThat(FakePaymentService.LAST_TOKEN.get()).startsWith("Bearer ");
  }

  @Test
  void createsHundredLinksConcurrently() {
    String body = "{\"orderId\":\"" + orderId + "\"}";
    // All connections to payment-service are in use, and more requests wait for one.
    FakePaymentService.holdResponsesUntil(32);

    assertThat(
            Concurrently.run(
                100, _ -> () -> UserClient.create(UserClient.customer(owner), body).statusCode()))
        .containsOnly(201);
  }

  @Test
  void createsLinkForStaff() {
    String body =
        "{\"orderId\":\"%s\",\"travelers\":[\"t2\",{\"id\":\"t1\"}],\"expiresInHours\":5}"
            .formatted(orderId);

    UserClient.create(UserClient.admin(), body).then().statusCode(201);
    UserClient.create(UserClient.agent("AF-7"), body).then().statusCode(201);
  }

  @Test
  void returnsNotFoundForForeignOrders() {
    String body = "{\"orderId\":\"%s\"}".formatted(orderId);

    UserClient.create(UserClient.customer(UUID.randomUUID()), body).then().statusCode(404);
    UserClient.create(UserClient.agent("AF-8"), body).then().statusCode(404);
    UserClient.create(UserClient.agent(null), body).then().statusCode(404);
    UserClient.create(FakeIssuer.guest(), body)
        .then()
        .statusCode(401)
        .body("error.code", equalTo("UNAUTHENTICATED"));
    UserClient.create(UserClient.admin(), "{\"orderId\":\"CM-no-such-order\"}")
        .then()
        .statusCode(404);
  }

  @Test
  void rejectsCancelledOrder() {
    String cancelled = FakePaymentService.order(owner, null, "CANCELLED", "t1");

    UserClient.create(UserClient.customer(owner), "{\"orderId\":\"" + cancelled + "\"}")
        .then()
        .statusCode(409)
        .body("error.code", equalTo("ORDER_CLOSED"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"orderId\":\"x\"}",
        "{\"orderId\":\"%s\",\"travelers\":[\"t3\"]}",
        "{\"orderId\":\"%s\",\"travelers\":null}",
        "{\"orderId\":\"%s\",\"travelers\":[]}",
        "{\"orderId\":\"%s\",\"travelers\":[null]}",
        "{\"orderId\":\"%s\",\"travelers\":[1]}",
        "{\"orderId\":\"%s\",\"travelers\":[{\"id\":1}]}",
        "{\"orderId\":\"%s\",\"travelers\":[{\"name\":\"t2\"}]}",
        "{\"orderId\":\"%s\",\"traveler\":[\"t2\"]}",
        "{\"orderId\":\"%s\",\"expiresInHours\":0}",
        "{\"orderId\":\"%s\",\"expiresInHours\":721}"
      })
  void namesInvalidMember(String body) {
    UserClient.create(UserClient.customer(owner), body.formatted(orderId))
        .then()
        .statusCode(400)
        .body("error.code", equalTo("VALIDATION_FAILED"))
        .body("error.details.size()", equalTo(1));
  }

  @Test
  void showsRequestedTravellersAndSetsCookie() {
    String token = UserClient.link(owner, orderId);

    Reply page = LinkClient.get("/api/passport/" + token);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body().path("request").path("orderId").asText()).isEqualTo(orderId);
    assertThat(page.body().path("request").path("travelers").findValuesAsText("name"))
        .containsExactly("김여행 t1", "김여행 t2");
    assertThat(page.cookies())
        .singleElement()
        .asString()
        .startsWith("cg.passport.")
        .contains("HttpOnly", "SameSite=Strict", "Path=/api/passport")
        .doesNotContain(token);
  }

  @Test
  void returnsNotFoundForUnknownLinks() {
    assertThat(LinkClient.get("/api/passport/" + "A".repeat(43)).code()).isEqualTo("NOT_FOUND");
    assertThat(LinkClient.get("/api/passport/" + "A".repeat(42)).code()).isEqualTo("NOT_FOUND");
  }

  @Test
  void rejectsExpiredLink() {
    String token = UserClient.link(owner, orderId);
    expire();

    Reply page = LinkClient.get("/api/passport/" + token);
    Reply upload = LinkClient.send(token, "t1", ImageFiles.jpeg(10_000));

    assertThat(page.status()).isEqualTo(410);
    assertThat(page.code()).isEqualTo("LINK_EXPIRED");
    assertThat(upload.code()).isEqualTo("LINK_EXPIRED");
  }

  private void expire() {
    QuarkusTransaction.requiringNew()
        .run(() ->
            database
                .createNativeQuery(
                    "update passport_request set expires_at = now() where order_id = :order")
                .setParameter("order", orderId)
                .executeUpdate());
  }

  @Test
  @Transactional
  void storesTokenAndNamesUnreadable() {
    String token = UserClient.link(owner, orderId);

    @SuppressWarnings("unchecked")
    List<String> rows =
        database
            .createNativeQuery(
                "select cast(r as text) from passport_request r where order_id = :order",
                String.class)
            .setParameter("order", orderId)
            .getResultList();

    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst()).doesNotContain(token, hex(token), hex("김여행"));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
