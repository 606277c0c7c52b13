package com.cruisemall.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.CapturedLog;
import com.cruisemall.payment.Catalogue.Sailing;
import com.cruisemall.payment.Http.Answer;
import com.cruisemall.payment.Shop.Person;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PaymentServiceTest
class HostileInputTest {
  private static final String SECRET = "Gildongsecretname";

  private final Person person = Shop.customer();

  private static String order(Sailing sailing, String traveler) {
    return Shop.order(sailing, "{\"cabinType\":\"인사이드\",\"travelers\":[" + traveler + "]}");
  }

  private static String traveler(String name, String birthDate) {
    return "{\"name\":\"%s\",\"birthDate\":%s,\"sex\":\"M\",\"nationality\":\"KR\"}"
        .formatted(name, birthDate);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7306",
        "[1990,1,2]",
        "\"1990-01-01T15:00:00.000Z\"",
        "\"0000-01-01\"",
        "\"-0001-01-01\"",
        "\"1899-12-31\"",
        "\"2999-01-01\"",
        "\"+999999999-12-31\""
      })
  void refusesABirthDateOfNobody(String birthDate) {
    Answer answer = Shop.place(person, order(Catalogue.sailing(1, 0), traveler("A", birthDate)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isEqualTo("VALIDATION_FAILED");
    assertThat(answer.body().at("/error/details").fieldNames().next()).contains("birthDate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"980000.9", "\"1000000\"", "1e6", "null", "true"})
  void refusesAnAmountThatIsNoWholeNumber(String amount) {
    JsonNode order =
        Shop.placed(person, Shop.order(Catalogue.sailing(1, 0), Shop.cabin("인사이드", 1)));
    String body =
        "{\"paymentKey\":\"key\",\"orderId\":\"%s\",\"amount\":%s}"
            .formatted(order.path("orderId").asText(), amount);

    Answer answer = Http.post(person.token(), "/api/payments/confirm", Shop.key(), body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().at("/error/details").has("amount")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/products?keyword=%00",
        "/api/products?page=abc",
        "/api/products?region=%1b",
        "/api/admin/products?keyword=%00",
        "/api/admin/orders?status=%00",
        "/api/admin/orders?affiliateCode=%00",
        "/api/admin/ledger/check?days=x",
        "/api/orders?limit=1.5"
      })
  void namesAQueryParameterThatItCannotRead(String path) {
    Answer answer = Http.get(Shop.admin().token(), path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isEqualTo("VALIDATION_FAILED");
    assertThat(answer.body().at("/error/details").fieldNames().next())
        .isEqualTo(path.replaceAll(".*\\?(.*)=.*", "$1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "\"x\"", "", "{\"a\":1,\"a\":2}", "{\"orderId\":[null]} x"})
  void acceptsEveryBodyOfTheWebhook(String body) {
    assertThat(Http.post(person.token(), "/api/payments/webhook", null, body).status())
        .isEqualTo(200);
  }

  @Test
  void logsNoValueOfARefusedRequest() {
    List<Integer> statuses = new ArrayList<>();
    String logged;
    try (CapturedLog log = new CapturedLog()) {
      Sailing sailing = Catalogue.sailing(1, 0);
      for (String name : List.of(SECRET + "\\u0000", SECRET + "\\ud800", SECRET.repeat(10))) {
        statuses.add(Shop.place(person, order(sailing, traveler(name, "\"1990-01-01\""))).status());
      }
      String admin = Shop.admin().token();
      statuses.add(Http.get(admin, "/api/admin/orders?status=" + SECRET + "%00").status());
      statuses.add(
          Http.put(
                  admin,
                  "/api/admin/page-config",
                  "\"1\"",
                  "{\"sections\":[{\"section\":\"hero\",\"pieces\":[{\"key\":\"a\",\"active\":true,"
                      + "\"content\":{\"t\":\""
                      + SECRET
                      + "\\u0000\"}}]}]}")
              .status());
      logged = log.text();
    }

    assertThat(statuses).allMatch(status -> status < 500);
    assertThat(logged).doesNotContain(SECRET);
  }
}
