package com.cruisemall.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.FakeIssuer;
import com.cruisemall.payment.Catalogue.Sailing;
import com.cruisemall.payment.Http.Answer;
import com.cruisemall.payment.Shop.Person;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PaymentServiceTest
class OrdersTest {
  @Test
  void holdsPricedCabinsUntilTheHoldExpires() {
    Sailing sailing = Catalogue.sailing(2, 2);
    Person person = Shop.customer();

    JsonNode order =
        Shop.placed(
            person,
            Shop.order(
                sailing,
                """
                {"cabinType":"발코니","travelers":[%s,%s,%s,%s]}
                """
                    .formatted(
                        Shop.traveler("1980-05-01"),
                        Shop.traveler("1982-05-01"),
                        Shop.traveler("2005-05-01"),
                        Shop.traveler(sailing.departure().minusYears(12).plusDays(1).toString())),
                Shop.cabin("인사이드", 1)));

    assertThat(order.path("orderId").asText()).matches("CM[0-9]{8}[A-Z2-7]{16}");
    assertThat(order.path("status").asText()).isEqualTo("PENDING_PAYMENT");
    assertThat(order.path("amount").asLong())
        .isEqualTo(3 * Catalogue.ADULT + Catalogue.ADULT_3RD + Catalogue.CHILD);
    assertThat(order.path("cabins").get(0).path("cabinType").asText()).isEqualTo("발코니");
    assertThat(order.path("cabins").get(0).path("travelers"))
        .extracting(traveler -> traveler.path("fareCategory").asText())
        .containsExactly("adult", "adult", "adult3rd", "child2to11");
    assertThat(Instant.parse(order.path("holdExpiresAt").asText()))
        .isBetween(
            Instant.now().plus(Duration.ofMinutes(44)), Instant.now().plus(Duration.ofMinutes(45)));
    assertThat(Catalogue.cabins(sailing, "HELD")).isEqualTo(2);
  }

  @Test
  void rejectsWholeOrderWithTheNumberOfFreeCabins() {
    Sailing sailing = Catalogue.sailing(5, 1);

    Answer answer =
        Shop.place(
            Shop.customer(),
            Shop.order(sailing, Shop.cabin("인사이드", 2), Shop.cabin("발코니", 2), Shop.cabin("발코니", 2)));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.error()).isEqualTo("SOLD_OUT");
    assertThat(answer.body().path("error").path("details").path("발코니").asInt()).isEqualTo(1);
    assertThat(Catalogue.cabins(sailing, "FREE")).isEqualTo(6);
  }

  @Test
  void showsAPersonTheirOwnOrdersOnly() {
    Sailing sailing = Catalogue.sailing(5, 0);
    Person owner = Shop.customer();
    JsonNode first = Shop.placed(owner, Shop.order(sailing, Shop.cabin("인사이드", 1)));
    JsonNode second = Shop.placed(owner, Shop.order(sailing, Shop.cabin("인사이드", 2)));
    Person other = Shop.customer();
    String path = "/api/orders/" + first.path("orderId").asText();

    Answer list = Http.get(owner.token(), "/api/orders?limit=1");

    assertThat(list.body().path("orders").get(0)).isEqualTo(second);
    assertThat(list.body().path("pagination").path("total").asInt()).isEqualTo(2);
    assertThat(list.header("Cache-Control")).isEqualTo("private, no-store");
    assertThat(Shop.read(owner, first)).isEqualTo(first);
    assertThat(Http.get(other.token(), path).status()).isEqualTo(404);
    assertThat(Http.get(other.token(), "/api/orders").body().path("orders")).isEmpty();
    assertThat(Shop.cancel(other, first).status()).isEqualTo(404);
    assertThat(Shop.confirm(other, Shop.authenticated(first), first).status()).isEqualTo(404);
    assertThat(Http.get(FakeIssuer.guest(), "/api/orders").status()).isEqualTo(401);
  }

  @Test
  void rejectsOrderForProductThatIsNotOnSale() {
    Person person = Shop.customer();
    Sailing closed = Catalogue.sailing(1, 0);
    Catalogue.sql("update sailing set open = false where id = ?", closed.id());
    Sailing ended = Catalogue.sailing(1, 0);
    Catalogue.sql(
        "update product set sale_status = 'ENDED' where product_code = ?", ended.productCode());
    Sailing departed = Catalogue.sailing(Catalogue.today(), 1, 0);
    Sailing open = Catalogue.sailing(1, 0);

    assertThat(Shop.place(person, Shop.order(closed, Shop.cabin("인사이드", 1))).error())
        .isEqualTo("NOT_ON_SALE");
    assertThat(Shop.place(person, Shop.order(ended, Shop.cabin("인사이드", 1))).error())
        .isEqualTo("NOT_ON_SALE");
    assertThat(Shop.place(person, Shop.order(departed, Shop.cabin("인사이드", 1))).error())
        .isEqualTo("NOT_ON_SALE");
    assertThat(Shop.place(person, Shop.order(open, Shop.cabin("스위트", 1))).error())
        .isEqualTo("NOT_ON_SALE");
    assertThat(
            Shop.place(
                    person,
                    Shop.order(
                        new Sailing(open.id(), "T-other", open.departure()), Shop.cabin("인사이드", 1)))
                .status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"productCode\":\"P\",\"sailingId\":\"no-uuid\",\"cabins\":[]}",
        "{\"cabins\":[{\"cabinType\":\"하늘\",\"travelers\":[]}]}",
        "{\"cabins\":[{\"cabinType\":\"INSIDE\",\"travelers\":[{\"name\":\" \",\"sex\":\"Q\"}]}]}"
      })
  void rejectsInvalidOrder(String body) {
    Answer answer = Shop.place(Shop.customer(), body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isIn("VALIDATION_FAILED", "MALFORMED_JSON");
  }

  @Test
  void refusesACabinOfChildrenAndMoreThanFourPeople() {
    Sailing sailing = Catalogue.sailing(1, 0);
    String child = Shop.traveler(sailing.departure().minusYears(5).toString());

    Answer children =
        Shop.place(
            Shop.customer(),
            Shop.order(sailing, "{\"cabinType\":\"인사이드\",\"travelers\":[%s]}".formatted(child)));
    Answer five = Shop.place(Shop.customer(), Shop.order(sailing, Shop.cabin("인사이드", 5)));

    assertThat(children.error()).isEqualTo("VALIDATION_FAILED");
    assertThat(five.error()).isEqualTo("VALIDATION_FAILED");
    assertThat(Catalogue.cabins(sailing, "FREE")).isEqualTo(1);
  }

  @Test
  void releasesCabinsOfOrderCancelledBeforePayment() {
    Sailing sailing = Catalogue.sailing(1, 0);
    Person person = Shop.customer();
    JsonNode order = Shop.placed(person, Shop.order(sailing, Shop.cabin("인사이드", 1)));

    Answer cancelled = Shop.cancel(person, order);
    Answer again = Shop.cancel(person, order);
    Answer confirm = Shop.confirm(person, Shop.authenticated(order), order);

    assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);
    assertThat(cancelled.body().path("order").path("status").asText()).isEqualTo("CANCELLED");
    assertThat(again.status()).isEqualTo(200);
    assertThat(confirm.error()).isEqualTo("HOLD_EXPIRED");
    assertThat(Catalogue.cabins(sailing, "FREE")).isEqualTo(1);
  }

  @Test
  void expiresUnpaidOrdersOnly() {
    Sailing sailing = Catalogue.sailing(3, 0);
    Person person = Shop.customer();
    JsonNode late = Shop.placed(person, Shop.order(sailing, Shop.cabin("인사이드", 1)));
    JsonNode confirming = Shop.placed(person, Shop.order(sailing, Shop.cabin("인사이드", 1)));
    JsonNode paid = Shop.paid(person, Shop.order(sailing, Shop.cabin("인사이드", 1)));
    Catalogue.sql(
        "update orders set status = 'CONFIRMING' where id = ?",
        confirming.path("orderId").asText());

    for (JsonNode order : new JsonNode[] {late, confirming, paid}) {
      Catalogue.expireHold(order.path("orderId").asText());
    }

    Shop.awaitStatus(person, late, "EXPIRED");
    assertThat(Shop.status(person, confirming)).isEqualTo("CONFIRMING");
    assertThat(Shop.status(person, paid)).isEqualTo("PAID");
    assertThat(Catalogue.cabins(sailing, "FREE")).isEqualTo(1);
    Catalogue.sql(
        "update orders set status = 'PENDING_PAYMENT' where id = ?",
        confirming.path("orderId").asText());
    Shop.awaitStatus(person, confirming, "EXPIRED");
  }

  @Test
  void returnsOwnerToUploadService() {
    Sailing sailing = Catalogue.sailing(1, 0);
    Person person = Shop.customer();
    JsonNode order =
        Shop.placed(person, Shop.affiliateOrder(sailing, "DEMO-AGENT", Shop.cabin("인사이드", 2)));
    String path = "/internal/orders/" + order.path("orderId").asText();

    Answer answer =
        Http.get(FakeIssuer.service("upload-service", "payment-service", "order:read"), path);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.body().path("userId").asText()).isEqualTo(person.id().toString());
    assertThat(answer.body().path("affiliateCode").asText()).isEqualTo("DEMO-AGENT");
    assertThat(answer.body().path("travelers")).hasSize(2);
    assertThat(Http.get(person.token(), path).status()).isEqualTo(403);
    assertThat(
            Http.get(FakeIssuer.service("chat-service", "payment-service", "catalogue:read"), path)
                .status())
        .isEqualTo(403);
  }

  @Test
  void showsAllOrdersToAdministratorsOnly() {
    Sailing sailing = Catalogue.sailing(1, 0);
    JsonNode order =
        Shop.placed(
            Shop.customer(),
            Shop.affiliateOrder(
                sailing,
                "ONLY-" + UUID.randomUUID().toString().substring(0, 8),
                Shop.cabin("인사이드", 1)));
    String query =
        "/api/admin/orders?status=PENDING_PAYMENT&affiliateCode="
            + order.path("affiliateCode").asText();

    assertThat(Http.get(Shop.admin().token(), query).body().path("orders").get(0)).isEqualTo(order);
    assertThat(Http.get(Shop.customer().token(), query).status()).isEqualTo(403);
  }

  @Test
  void neverWithdrawsHeldOrSoldCabins() {
    Sailing sailing = Catalogue.sailing(3, 0);
    Person person = Shop.customer();
    Shop.placed(person, Shop.order(sailing, Shop.cabin("인사이드", 1)));
    Shop.paid(person, Shop.order(sailing, Shop.cabin("인사이드", 1)));
    String path = "/api/admin/inventory/" + sailing.id();
    String token = Shop.admin().token();

    Answer tooMany =
        Http.post(token, path + "/withdrawals", null, "{\"cabinType\":\"인사이드\",\"cabins\":2}");
    Answer fitting =
        Http.post(token, path + "/withdrawals", null, "{\"cabinType\":\"인사이드\",\"cabins\":1}");

    assertThat(tooMany.status()).isEqualTo(409);
    assertThat(tooMany.error()).isEqualTo("ALLOTMENT_IN_USE");
    assertThat(tooMany.body().path("error").path("details").path("held").asInt()).isEqualTo(1);
    assertThat(fitting.body().path("cabinTypes").get(0).path("total").asInt()).isEqualTo(2);
    assertThat(Shop.place(person, Shop.order(sailing, Shop.cabin("인사이드", 1))).error())
        .isEqualTo("SOLD_OUT");
    assertThat(Http.get(token, path + "/entries").body().path("pagination").path("total").asInt())
        .isEqualTo(5);
  }
}
