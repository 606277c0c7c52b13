package com.cruisemall.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.Cookie;
import io.restassured.response.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class StaffSignInTest {
  private static final String LOGIN = "/api/auth/staff/login";
  private static final String CALLBACK = "/api/auth/staff/callback";

  /** State of a browser after the redirect to the provider. */
  private record Attempt(Map<String, String> request, Cookie state) {
    static Attempt begin() {
      Response response = given().redirects().follow(false).get(LOGIN);
      assertThat(response.statusCode()).isEqualTo(302);
      Cookie state =
          response.getDetailedCookies().asList().stream()
              .filter(cookie -> cookie.getName().startsWith("q_auth_staff_"))
              .findFirst()
              .orElseThrow();
      URI provider = URI.create(response.header("Location"));
      assertThat(provider.toString()).startsWith(FakeProvider.URL + "/authorize?");
      return new Attempt(FakeProvider.form(provider.getRawQuery()), state);
    }

    String stateParameter() {
      return String.valueOf(request.get("state"));
    }

    Response comeBack(String code) {
      return comeBack(code, stateParameter());
    }

    Response comeBack(String code, String stateParameter) {
      return given()
          .redirects()
          .follow(false)
          .cookie(state.getName(), state.getValue())
          .header("X-Client-Address", "203.0.113.77")
          .queryParam("code", code)
          .queryParam("state", stateParameter)
          .get(CALLBACK);
    }
  }

  private static Response signIn(String subject, String... roles) {
    Attempt attempt = Attempt.begin();
    return attempt.comeBack(FakeProvider.signIn(attempt.request(), subject, roles));
  }

  @Test
  void redirectsToTheProviderWithStateNonceAndPkce() {
    Attempt attempt = Attempt.begin();

    assertThat(attempt.request())
        .containsEntry("response_type", "code")
        .containsEntry("client_id", "cruisemall")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("redirect_uri", FakeProvider.SHOP + CALLBACK)
        .containsKeys("state", "nonce", "code_challenge");
    assertThat(attempt.request().get("scope")).contains("openid");
    assertThat(attempt.state().isHttpOnly()).isTrue();
    assertThat(attempt.state().getPath()).isEqualTo("/api/auth/staff");
    assertThat(attempt.state().getSameSite()).isEqualTo("Lax");
  }

  @Test
  void opensASession() {
    Response response = signIn("anna", "offline_access", "cruisemall-agent", "cruisemall-admin");

    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(response.header("Location")).isEqualTo("/staff/");
    assertThat(response.getCookies().keySet()).contains(Shop.COOKIE);
    assertThat(response.getDetailedCookies().asList())
        .filteredOn(cookie -> cookie.getName().startsWith("q_") && !cookie.getValue().isEmpty())
        .isEmpty();
    String sid = Shop.sessionId(response.cookie(Shop.COOKIE));
    Shop.me(Shop.personToken(sid))
        .then()
        .statusCode(200)
        .body("user.name", equalTo("직원 anna"))
        .body("user.email", equalTo("anna@staff.test"))
        .body("user.role", equalTo("ADMIN"));
    given()
        .auth()
        .oauth2(Shop.personToken(sid))
        .queryParam("account", account("anna"))
        .queryParam("type", "STAFF_SIGNED_IN")
        .get("/api/admin/audit")
        .then()
        .statusCode(200)
        .body("events[0].address", equalTo("203.0.113.77"))
        .body("events[0].actor.name", equalTo(account("anna")))
        .body("events[0].details.issuer", equalTo(FakeProvider.URL));
  }

  @Test
  void takesRolesFromTheProviderAndEndsSessionsWithOldOnes() {
    String before = Shop.sessionId(signIn("bert", "cruisemall-admin").cookie(Shop.COOKIE));
    String first = account("bert");
    String sid = Shop.sessionId(signIn("bert", "cruisemall-agent").cookie(Shop.COOKIE));

    assertThat(account("bert")).isEqualTo(first);
    Shop.me(Shop.personToken(sid)).then().body("user.role", equalTo("AGENT"));
    assertThat(
            AuthDatabase.column(
                "select details ->> 'from' || ' ' || (details ->> 'to') from audit_event"
                    + " where type = 'ROLE_CHANGED' and account_id = '"
                    + first
                    + "'"))
        .containsExactly("ADMIN AGENT");
    assertThat(endOf(before)).containsExactly("ROLE_CHANGED");
    assertThat(endOf(sid)).isEmpty();
  }

  @Test
  void removesTheRoleOfAPersonWithoutOneAtTheProvider() {
    String before = Shop.sessionId(signIn("hugo", "cruisemall-admin").cookie(Shop.COOKIE));

    Response response = signIn("hugo", "offline_access");

    assertThat(response.header("Location")).isEqualTo("/staff/?error=STAFF_ROLE_MISSING");
    assertThat(endOf(before)).containsExactly("ROLE_CHANGED");
    assertThat(AuthDatabase.column("select role from account where id = '" + account("hugo") + "'"))
        .containsExactly("USER");
  }

  @Test
  void rejectsAPersonWithoutARole() {
    Response response = signIn("carl", "offline_access");

    assertThat(response.header("Location")).isEqualTo("/staff/?error=STAFF_ROLE_MISSING");
    assertThat(response.getCookies()).doesNotContainKey(Shop.COOKIE);
    assertThat(AuthDatabase.column("select subject from staff_identity where subject = 'carl'"))
        .isEmpty();
    Awaitility.await("the audit trail")
        .untilAsserted(() ->
            assertThat(
                    AuthDatabase.column(
                        "select details ->> 'subject' from audit_event"
                            + " where type = 'STAFF_REFUSED'"))
                .contains("carl"));
  }

  @Test
  void rejectsALockedAccount() {
    signIn("dora", "cruisemall-manager");
    AuthDatabase.update(
        "update account set locked_at = now(), lock_reason = 'a test' where id = '"
            + account("dora")
            + "'");

    Response response = signIn("dora", "cruisemall-manager");

    assertThat(response.header("Location")).isEqualTo("/staff/?error=ACCOUNT_LOCKED");
    assertThat(response.getCookies()).doesNotContainKey(Shop.COOKIE);
  }

  @Test
  void acceptsTheCallbackOnlyFromTheSameBrowser() {
    Attempt own = Attempt.begin();
    Attempt attackers = Attempt.begin();
    String code = FakeProvider.signIn(attackers.request(), "eve", "cruisemall-admin");

    List<Response> attempts =
        List.of(
            own.comeBack(code, attackers.stateParameter()),
            own.comeBack(code),
            own.comeBack("no-such-code"),
            given().redirects().follow(false).get(CALLBACK + "?code=" + code + "&state=x"));

    assertThat(attempts)
        .allSatisfy(response -> {
          assertThat(response.getCookies()).doesNotContainKey(Shop.COOKIE);
          assertThat(response.statusCode()).isIn(302, 303, 401);
        });
  }

  @Test
  void redirectsWithAnErrorCodeWhenTheProviderRefuses() {
    Attempt attempt = Attempt.begin();

    Response response =
        given()
            .redirects()
            .follow(false)
            .cookie(attempt.state().getName(), attempt.state().getValue())
            .queryParam("error", "access_denied")
            .queryParam("state", attempt.request().get("state"))
            .get(CALLBACK);

    assertThat(response.statusCode()).isBetween(302, 303);
    assertThat(response.header("Location"))
        .startsWith(FakeProvider.SHOP + "/staff/?")
        .contains("error=access_denied");
  }

  @Test
  void createsOneAccountForConcurrentFirstSignIns() throws Exception {
    List<Callable<Integer>> firsts =
        Collections.nCopies(12, () -> signIn("fred", "cruisemall-agent").statusCode());
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService browsers = Executors.newFixedThreadPool(firsts.size())) {
      for (Future<Integer> answer : browsers.invokeAll(firsts)) {
        statuses.add(answer.get());
      }
    }

    assertThat(statuses).containsOnly(303);
    assertThat(AuthDatabase.column("select id from account where email = 'fred@staff.test'"))
        .hasSize(1);
  }

  @Test
  void rejectsPasswordLoginToAStaffAccount() {
    signIn("gina", "cruisemall-admin");
    String key =
        AuthDatabase.column("select login_key from account where id = '" + account("gina") + "'")
            .getFirst();

    Map<String, String> credentials = new HashMap<>();
    credentials.put("phone", key);
    credentials.put("password", "anything");
    Shop.login(credentials).then().statusCode(401);
    credentials.put("phone", "");
    Shop.login(credentials).then().statusCode(400);
  }

  @Test
  void forwardsNoParametersOfTheBrowser() {
    given().redirects().follow(false).get(LOGIN + "?x=1").then().statusCode(400);
    given()
        .redirects()
        .follow(false)
        .auth()
        .oauth2(Shop.serviceToken("anonymous"))
        .get(LOGIN)
        .then()
        .statusCode(302);
  }

  private static List<String> endOf(String sid) {
    return AuthDatabase.column(
        "select end_reason from session where ended_at is not null and id = '" + sid + "'");
  }

  private static String account(String subject) {
    return AuthDatabase.column(
            "select account_id from staff_identity where subject = '" + subject + "'")
        .getFirst();
  }
}
