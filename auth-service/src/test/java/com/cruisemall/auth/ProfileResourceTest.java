package com.cruisemall.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.cruisemall.kit.test.Concurrently;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@AuthServiceTest
class ProfileResourceTest {
  private static final String PROFILE = "/api/user/profile";
  private static final int EDITORS = 32;

  private static Response profile(String token) {
    return Shop.as(token).get(PROFILE);
  }

  private static Response patch(String token, String ifMatch, String body) {
    return Shop.as(token).header("If-Match", ifMatch).body(body).patch(PROFILE);
  }

  private static String customer(String phone) {
    return Shop.personToken(Shop.customer(phone));
  }

  private static void addTrip(UUID account, String order) {
    AuthDatabase.update(
        """
        insert into trip (id, account_id, order_id, reservation_code, product_code, ship_name,
                          destinations, start_date, end_date, nights, created_at)
        values (gen_random_uuid(), ?, ?, ?, 'P-1', '퀀텀호', '{홍콩,다낭}',
                current_date + 10, current_date + 14, 4, now())
        """,
        account,
        order,
        "CRD-" + order);
  }

  @Test
  void returnsTheProfileInOneRoundTrip() {
    String token = customer("010-3400-0001");
    UUID account = Shop.userId(token);
    addTrip(account, "profile-1");
    addTrip(account, "profile-2");
    AuthDatabase.update(
        """
        insert into affiliate_profile (id, account_id, affiliate_code, type, display_name)
        values (gen_random_uuid(), ?, 'PROFILE-1', 'SALES_AGENT', '동네 여행사')
        """,
        account);
    profile(token).then().statusCode(200);
    long before = AuthDatabase.statements();

    for (int i = 0; i < 20; i++) {
      profile(token)
          .then()
          .statusCode(200)
          .header("Cache-Control", "private, no-store")
          .header("ETag", equalTo("\"1\""))
          .body("user.phone", equalTo("010-3400-0001"))
          .body("trips", hasSize(2))
          .body("trips[0].destinations", equalTo(List.of("홍콩", "다낭")))
          .body("trips[0].days", equalTo(5))
          .body("trips[0].status", equalTo("Upcoming"))
          .body("affiliateProfile.affiliateCode", equalTo("PROFILE-1"))
          .body("affiliateProfile.withholdingPercent", equalTo(3.3f));
    }

    assertThat(AuthDatabase.statements() - before).isEqualTo(20);
  }

  @Test
  void returnsAProfileWithoutTripsAndPartner() {
    profile(customer("010-3400-0002"))
        .then()
        .statusCode(200)
        .body("trips", empty())
        .body("affiliateProfile", nullValue());
  }

  @Test
  void changesOnlyTheGivenFields() {
    String token = customer("010-3400-0003");

    patch(token, "\"1\"", "{\"email\":\"me@example.com\"}")
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"2\""))
        .body("user.name", equalTo("고객"))
        .body("user.email", equalTo("me@example.com"));
    patch(token, "\"2\"", "{\"name\":\"새 이름\"}")
        .then()
        .statusCode(200)
        .body("user.name", equalTo("새 이름"))
        .body("user.email", equalTo("me@example.com"));
    Shop.me(token)
        .then()
        .body("user.name", equalTo("새 이름"))
        .body("user.email", equalTo("me@example.com"));
    patch(token, "\"3\"", "{\"email\":null}").then().body("user.email", nullValue());
    Shop.me(token).then().body("user.email", nullValue());
  }

  @Test
  void rejectsAChangeOfAnOldVersion() {
    String token = customer("010-3400-0004");
    patch(token, "\"1\"", "{\"name\":\"하나\"}").then().statusCode(200);

    patch(token, "\"1\"", "{\"name\":\"둘\"}")
        .then()
        .statusCode(412)
        .body("error.code", equalTo("VERSION_CONFLICT"));
    Shop.as(token)
        .body("{\"name\":\"둘\"}")
        .patch(PROFILE)
        .then()
        .statusCode(428)
        .body("error.code", equalTo("PRECONDITION_REQUIRED"));

    profile(token).then().body("user.name", equalTo("하나"));
  }

  @Test
  void keepsTheVersionOnLogin() {
    String token = customer("010-3400-0005");
    String tag = profile(token).header("ETag");
    Shop.login("010-3400-0005", Shop.PASSWORD).then().statusCode(200);

    patch(token, tag, "{\"name\":\"그대로\"}").then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":\" \"}            | name",
        "{\"name\":\"a\\u0000b\"}    | name",
        "{\"email\":\"nobody\"}      | email",
        "{\"email\":42}              | email",
        "{\"email\":\"\"}            | email"
      })
  void reportsInvalidFields(String body, String field) {
    if (AuthDatabase.column("select id from account where phone = '010-3400-0006'").isEmpty()) {
      Shop.customer("010-3400-0006");
    }
    String sid = Shop.sessionId(Shop.login("010-3400-0006", Shop.PASSWORD).cookie(Shop.COOKIE));

    patch(Shop.personToken(sid), "\"1\"", body)
        .then()
        .statusCode(400)
        .body("error.code", equalTo("VALIDATION_FAILED"))
        .body("error.details", hasKey(field));
  }

  @Test
  void letsOneOfConcurrentChangesSucceed() {
    String token = customer("010-3400-0007");
    String tag = profile(token).header("ETag");

    List<Integer> statuses =
        Concurrently.run(
            EDITORS, n -> () -> patch(token, tag, "{\"name\":\"편집자" + n + "\"}").statusCode());

    assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
    String winner = "편집자" + statuses.indexOf(200);
    profile(token).then().header("ETag", equalTo("\"2\"")).body("user.name", equalTo(winner));
    Shop.me(token).then().body("user.name", equalTo(winner));
  }

  @Test
  void losesNoFieldOfConcurrentRetries() {
    String token = customer("010-3400-0008");

    List<Integer> tries =
        Concurrently.run(
            EDITORS,
            n ->
                () ->
                    untilChanged(
                        token,
                        n % 2 == 0
                            ? "{\"name\":\"이름" + n + "\"}"
                            : "{\"email\":\"e" + n + "@example.com\"}"));

    Response last = profile(token);
    last.then().header("ETag", equalTo("\"" + (EDITORS + 1) + "\""));
    String name = last.path("user.name");
    String email = last.path("user.email");
    assertThat(IntStream.range(0, EDITORS).mapToObj(n -> "이름" + n)).contains(name);
    assertThat(IntStream.range(0, EDITORS).mapToObj(n -> "e" + n + "@example.com")).contains(email);
    assertThat(tries.stream().mapToInt(tried -> tried).sum()).isGreaterThanOrEqualTo(EDITORS);
    Shop.me(token).then().body("user.name", equalTo(name)).body("user.email", equalTo(email));
  }

  private static int untilChanged(String token, String body) {
    int tries = 1;
    while (patch(token, profile(token).header("ETag"), body).statusCode() == 412) {
      tries++;
    }
    return tries;
  }

  @ParameterizedTest
  @ValueSource(strings = {PROFILE, "/api/user/trips"})
  void rejectsGuests(String path) {
    Shop.guest().get(path).then().statusCode(401);
  }
}
