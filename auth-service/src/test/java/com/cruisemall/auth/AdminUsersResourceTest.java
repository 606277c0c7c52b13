package com.cruisemall.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@AuthServiceTest
class AdminUsersResourceTest {
  private static final String USERS = "/api/admin/users";

  /** Customer with a live session. */
  private record Customer(UUID id, String sid, String token) {
    static Customer withPhone(String phone) {
      String sid = Shop.customer(phone);
      String token = Shop.personToken(sid);
      return new Customer(Shop.userId(token), sid, token);
    }

    String path(String more) {
      return USERS + "/" + id + more;
    }
  }

  private static ValidatableResponse lock(String token, Customer customer) {
    return Shop.as(token)
        .body(Shop.json(Map.of("reason", "결제 분쟁")))
        .post(customer.path("/lock"))
        .then();
  }

  private static ValidatableResponse changeRole(String token, Customer customer, String role) {
    return Shop.as(token).body(Shop.json(Map.of("role", role))).put(customer.path("/role")).then();
  }

  private static ValidatableResponse search(String query) {
    return Shop.as(Shop.administrator())
        .queryParam("query", query)
        .get(USERS)
        .then()
        .statusCode(200);
  }

  @Test
  void locksAndUnlocks() {
    Customer customer = Customer.withPhone("010-3300-0001");
    String administrator = Shop.administrator();

    lock(administrator, customer)
        .statusCode(200)
        .body("user.locked", equalTo(true))
        .body("user.lockReason", equalTo("결제 분쟁"));

    Shop.me(customer.token()).then().statusCode(401).body("error.code", equalTo("SESSION_ENDED"));
    Shop.login("01033000001", Shop.PASSWORD)
        .then()
        .statusCode(403)
        .body("error.code", equalTo("ACCOUNT_LOCKED"));
    Shop.login("01033000001", "wrong password").then().statusCode(401);

    Shop.as(administrator)
        .post(customer.path("/unlock"))
        .then()
        .statusCode(200)
        .body("user.locked", equalTo(false))
        .body("user.lockReason", nullValue());
    Shop.login("01033000001", Shop.PASSWORD).then().statusCode(200);
  }

  @Test
  void endsSessionsOnAChangeOfRole() {
    Customer customer = Customer.withPhone("010-3300-0002");
    String administrator = Shop.administrator();

    changeRole(administrator, customer, "AGENT")
        .statusCode(200)
        .body("user.role", equalTo("AGENT"));

    Shop.requestSessionToken(customer.sid())
        .then()
        .statusCode(401)
        .body("error.code", equalTo("SESSION_ENDED"));
    Shop.login("010-3300-0002", Shop.PASSWORD)
        .then()
        .statusCode(200)
        .body("next", equalTo("/partner"));
    changeRole(administrator, customer, "AGENT").statusCode(200);
    assertThat(AuthDatabase.liveSessions("+821033000002")).hasSize(1);
  }

  @Test
  void endsAllSessionsOfAnAccount() {
    Customer customer = Customer.withPhone("010-3300-0003");

    Shop.as(Shop.administrator())
        .delete(customer.path("/sessions"))
        .then()
        .statusCode(200)
        .body("ended", equalTo(1));

    Shop.me(customer.token()).then().statusCode(401);
    assertThat(AuthDatabase.liveSessions("+821033000003")).isEmpty();
  }

  @Test
  void rejectsLockAndRoleChangeOfTheOwnAccount() {
    String administrator = Shop.administrator();
    var own = new Customer(Shop.userId(administrator), "", administrator);

    lock(administrator, own).statusCode(409).body("error.code", equalTo("OWN_ACCOUNT"));
    changeRole(administrator, own, "USER")
        .statusCode(409)
        .body("error.code", equalTo("OWN_ACCOUNT"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "010-3300-0004",
        "+82 10 3300 0004",
        "0103300000",
        "010-3300-0004 ",
        "０１０-3300\u20130004",
        "(010)\u00A03300\u200B0004",
        "0082 10 3300 0004"
      })
  void findsAccountsByNumber(String query) {
    if (AuthDatabase.column("select id from account where phone = '010 33000004'").isEmpty()) {
      Shop.customer("010 33000004");
    }

    search(query).body("users.findAll { it.phone == '010 33000004' }", hasSize(1));
  }

  @Test
  void findsAccountsByPrefixOfTheName() {
    for (int i = 5; i < 8; i++) {
      Shop.signUp("0103300000" + i, "Najma 나" + i, Shop.PASSWORD).then().statusCode(201);
    }

    search("najma")
        .body("users.name", contains("Najma 나7", "Najma 나6", "Najma 나5"))
        .body("pagination.total", equalTo(3));
    search("najma 나6").body("users", hasSize(1));
    search("NAJMA\u3000\u1102\u1161６\u200B").body("users", hasSize(1));
    search("ajma").body("users", hasSize(0));
  }

  @Test
  void listsPages() {
    Customer.withPhone("010-3300-0008");

    Shop.as(Shop.administrator())
        .queryParam("limit", 2)
        .queryParam("page", 2)
        .get(USERS)
        .then()
        .statusCode(200)
        .header("Cache-Control", "private, no-store")
        .body("users", hasSize(2))
        .body("pagination.page", equalTo(2))
        .body("pagination.limit", equalTo(2))
        .body("pagination.total", greaterThan(100));
  }

  @Test
  void returnsOneAccount() {
    Customer customer = Customer.withPhone("010-3300-0009");

    Shop.as(Shop.administrator())
        .get(customer.path(""))
        .then()
        .statusCode(200)
        .body("user.phone", equalTo("010-3300-0009"))
        .body("user.loginCount", equalTo(1))
        .body("user.lastLoginAt", notNullValue())
        .body("user.hibernated", equalTo(false));
  }

  @Test
  void reactivatesADormantAccountOnLogin() {
    Customer customer = Customer.withPhone("010-3300-0010");
    AuthDatabase.update("update account set hibernated_at = now() where id = ?", customer.id());
    String administrator = Shop.administrator();
    Shop.as(administrator).get(customer.path("")).then().body("user.hibernated", equalTo(true));

    Shop.login("010-3300-0010", Shop.PASSWORD).then().statusCode(200);

    Shop.as(administrator)
        .get(customer.path(""))
        .then()
        .body("user.hibernated", equalTo(false))
        .body("user.loginCount", equalTo(2));
  }

  @ParameterizedTest
  @CsvSource({"USER", "AGENT", "MANAGER"})
  void rejectsAllButAdministrators(String role) {
    String phone = "010-3300-002" + role.length();
    Shop.customer(phone);
    AuthDatabase.update("update account set role = ? where phone = ?", role, phone);
    String sid = Shop.sessionId(Shop.login(phone, Shop.PASSWORD).cookie(Shop.COOKIE));

    Shop.as(Shop.personToken(sid))
        .get(USERS)
        .then()
        .statusCode(403)
        .body("error.code", equalTo("FORBIDDEN"));
  }

  @Test
  void returnsNotFoundForUnknownAccounts() {
    String administrator = Shop.administrator();
    var nobody = new Customer(UUID.randomUUID(), "", "");

    Shop.as(administrator).get(nobody.path("")).then().statusCode(404);
    lock(administrator, nobody).statusCode(404);
    Shop.as(administrator).post(nobody.path("/unlock")).then().statusCode(404);
    changeRole(administrator, nobody, "AGENT").statusCode(404);
    Shop.as(administrator).delete(nobody.path("/sessions")).then().statusCode(404);
    lock(administrator, nobody).body("error.code", equalTo("NOT_FOUND"));
    changeRole(administrator, nobody, "KING").statusCode(400);
    Shop.guest().get(USERS).then().statusCode(403);
  }
}
