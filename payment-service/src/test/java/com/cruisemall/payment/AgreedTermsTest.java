package com.cruisemall.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.payment.Catalogue.Sailing;
import com.cruisemall.payment.Http.Answer;
import com.cruisemall.payment.Shop.Person;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes of cancellation policies and commission terms do not affect placed orders. */
@PaymentServiceTest
class AgreedTermsTest {
  private static final String POLICY = "/api/admin/fare-rules/STANDARD";
  private static final String COMMISSION = "/api/admin/commission/terms";

  private final Person admin = Shop.admin();
  private final Person person = Shop.customer();
  private Sailing sailing;

  @BeforeEach
  void offer() {
    sailing = Catalogue.sailing(2, 0);
  }

  @Test
  void keepsCancellationPolicyOfAPlacedOrder() {
    JsonNode before = Shop.paid(person, Shop.order(sailing, Shop.cabin("인사이드", 1)));
    Answer original = Http.get(admin.token(), POLICY);

    Answer changed =
        replace(
            POLICY, original.header("ETag"), "{\"steps\":[{\"fromDays\":0,\"keptPercent\":40}]}");
    JsonNode after;
    try {
      after = Shop.paid(person, Shop.order(sailing, Shop.cabin("인사이드", 1)));
    } finally {
      replace(POLICY, changed.header("ETag"), original.body().path("policy").toString());
    }

    assertThat(kept(before)).isZero();
    assertThat(kept(after)).isEqualTo(Catalogue.ADULT * 40 / 100);
    assertThat(Http.get(admin.token(), POLICY).body()).isEqualTo(original.body());
    Shop.assertLedgerBalances();
  }

  @Test
  void keepsCommissionTermsOfAPlacedOrder() {
    String first = "OLD-" + UUID.randomUUID().toString().substring(0, 8);
    String second = "NEW-" + UUID.randomUUID().toString().substring(0, 8);
    JsonNode placed =
        Shop.placed(person, Shop.affiliateOrder(sailing, first, Shop.cabin("인사이드", 1)));
    Answer original = Http.get(admin.token(), COMMISSION);

    Answer changed =
        replace(
            COMMISSION,
            original.header("ETag"),
            "{\"margin\":2000,\"agent\":1000,\"branch\":500,\"withholding\":1000}");
    try {
      Shop.paid(person, Shop.affiliateOrder(sailing, second, Shop.cabin("인사이드", 1)));
    } finally {
      replace(COMMISSION, changed.header("ETag"), original.body().path("terms").toString());
    }
    assertThat(Shop.confirm(person, Shop.authenticated(placed), placed).status()).isEqualTo(200);

    assertThat(statement(first))
        .isEqualTo(
            """
            {"affiliateCode":"%s","orders":1,"agent":48350,"agentWithheld":1650,"branch":19340,\
            "branchWithheld":660,"headquarters":50000}\
            """
                .formatted(first));
    assertThat(statement(second))
        .isEqualTo(
            """
            {"affiliateCode":"%s","orders":1,"agent":90000,"agentWithheld":10000,"branch":45000,\
            "branchWithheld":5000,"headquarters":50000}\
            """
                .formatted(second));
    Shop.assertLedgerBalances();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        POLICY + "|{\"steps\":[]}",
        POLICY + "|{\"steps\":[{\"fromDays\":1,\"keptPercent\":101}]}",
        POLICY
            + "|{\"steps\":[{\"fromDays\":1,\"keptPercent\":1},{\"fromDays\":1,\"keptPercent\":2}]}",
        COMMISSION + "|{\"margin\":600,\"agent\":500,\"branch\":200,\"withholding\":330}",
        COMMISSION + "|{\"margin\":1200,\"agent\":-1,\"branch\":200,\"withholding\":330}"
      })
  void rejectsInvalidTerms(String path, String terms) {
    Answer now = Http.get(admin.token(), path);

    Answer answer = Http.put(admin.token(), path, now.header("ETag"), terms);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.error()).isEqualTo("VALIDATION_FAILED");
    assertThat(Http.get(admin.token(), path).body()).isEqualTo(now.body());
  }

  @ParameterizedTest
  @CsvSource({POLICY + ", policy", COMMISSION + ", terms"})
  void requiresAdministratorAndVersionForChanges(String path, String part) {
    String body = Http.get(admin.token(), path).body().path(part).toString();

    assertThat(Http.put(admin.token(), path, null, body).error())
        .isEqualTo("PRECONDITION_REQUIRED");
    assertThat(Http.put(admin.token(), path, "\"999999\"", body).error())
        .isEqualTo("VERSION_CONFLICT");
    assertThat(Http.put(person.token(), path, "\"0\"", body).status()).isEqualTo(403);
    assertThat(Http.get(person.token(), path).status()).isEqualTo(403);
  }

  private Answer replace(String path, String version, String body) {
    Answer answer = Http.put(admin.token(), path, version, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  private long kept(JsonNode order) {
    Answer answer = Shop.cancel(person, order);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body().path("refund").path("kept").asLong();
  }

  private String statement(String affiliateCode) {
    Answer answer = Http.get(admin.token(), "/api/admin/commission?limit=100");
    return StreamSupport.stream(answer.body().path("affiliates").spliterator(), false)
        .filter(line -> line.path("affiliateCode").asText().equals(affiliateCode))
        .map(JsonNode::toString)
        .findFirst()
        .orElseThrow(() -> new AssertionError(answer.text()));
  }
}
