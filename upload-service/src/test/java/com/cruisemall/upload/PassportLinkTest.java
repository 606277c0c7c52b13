package com.cruisemall.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import com.cruisemall.kit.test.Concurrently;
import com.cruisemall.kit.test.FakeIssuer;
import com.cruisemall.upload.Phone.Reply;
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
  private final String orderId = ScriptedPayment.order(owner, "AF-7", "PAID", "t1", "t2");

  @Test
  void givesTheOwnerALinkForEverybodyOnTheOrder() {
    Desk.create(Desk.customer(owner), "{\"orderId\":\"" + orderId + "\"}")
        .then()
        .statusCode(201)
        .header("Cache-Control", "private, no-store")
        .body("ok", equalTo(true))
        .body("token", matchesPattern("[A-Za-z0-9_-]{43}"))
        .body("url", startsWith("http://shop.test/passport/"));

    assertThat(ScriptedPayment.LAST_TOKEN.get()).startsWith("Bearer ");
  }

  @Test
  void givesAHundredPeopleLinksAtOnce() {
    String body = "{\"orderId\":\"" + orderId + "\"}";
    // All connections to payment-service are in use, and more people wait for one.
    ScriptedPayment.answerOnceAsked(32);

    assertThat(
            Concurrently.run(100, _ -> () -> Desk.create(Desk.customer(owner), body).statusCode()))
        .containsOnly(201);
  }

  @Test
  void givesStaffALinkToo() {
    String body =
        "{\"orderId\":\"%s\",\"travelers\":[\"t2\"],\"expiresInHours\":5}".formatted(orderId);

    Desk.create(Desk.admin(), body).then().statusCode(201);
    Desk.create(Desk.agent("AF-7"), body).then().statusCode(201);
  }

  @Test
  void hidesOtherPeoplesOrders() {
    String body = "{\"orderId\":\"%s\"}".formatted(orderId);

    Desk.create(Desk.customer(UUID.randomUUID()), body).then().statusCode(404);
    Desk.create(Desk.agent("AF-8"), body).then().statusCode(404);
    Desk.create(Desk.agent(null), body).then().statusCode(404);
    Desk.create(FakeIssuer.guest(), body)
        .then()
        .statusCode(401)
        .body("error.code", equalTo("UNAUTHENTICATED"));
    Desk.create(Desk.admin(), "{\"orderId\":\"CM-no-such-order\"}").then().statusCode(404);
  }

  @Test
  void collectsNoPassportsForAVoyageThatIsNone() {
    String cancelled = ScriptedPayment.order(owner, null, "CANCELLED", "t1");

    Desk.create(Desk.customer(owner), "{\"orderId\":\"" + cancelled + "\"}")
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
        "{\"orderId\":\"%s\",\"expiresInHours\":0}",
        "{\"orderId\":\"%s\",\"expiresInHours\":721}"
      })
  void namesWhatIsWrong(String body) {
    Desk.create(Desk.customer(owner), body.formatted(orderId))
        .then()
        .statusCode(400)
        .body("error.code", equalTo("VALIDATION_FAILED"))
        .body("error.details.size()", equalTo(1));
  }

  @Test
  void tellsWhoHoldsTheLinkWhoIsAskedFor() {
    String token = Desk.link(owner, orderId);

    Reply page = Phone.get("/api/passport/" + token);

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
  void knowsNoOtherLinks() {
    assertThat(Phone.get("/api/passport/" + "A".repeat(43)).code()).isEqualTo("NOT_FOUND");
    assertThat(Phone.get("/api/passport/" + "A".repeat(42)).code()).isEqualTo("NOT_FOUND");
  }

  @Test
  void refusesALinkThatHasRunOut() {
    String token = Desk.link(owner, orderId);
    runOut();

    Reply page = Phone.get("/api/passport/" + token);
    Reply upload = Phone.send(token, "t1", Pictures.jpeg(10_000));

    assertThat(page.status()).isEqualTo(410);
    assertThat(page.code()).isEqualTo("LINK_EXPIRED");
    assertThat(upload.code()).isEqualTo("LINK_EXPIRED");
  }

  private void runOut() {
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
  void keepsNeitherTokenNorNamesReadable() {
    String token = Desk.link(owner, orderId);

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
