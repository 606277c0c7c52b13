package com.cruisemall.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@AuthServiceTest
@SuppressWarnings("NullAway.Init")
class KeyRotationTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROTATIONS = System.getProperty("cruise.all") == null ? 2 : 10;
  private static final int CLIENTS = 8;

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  @Test
  void publishesTheNextKeyBeforeItSigns() {
    settle();
    String token = Shop.serviceToken("anonymous");
    String next = rotate().getString("kid");

    assertThat(published()).contains(kid(token), next);
    assertThat(kid(Shop.serviceToken("anonymous"))).isEqualTo(kid(token)).isNotEqualTo(next);
    awaitSigning(next);
    assertThat(published()).contains(kid(token), next);
    assertThat(Shop.me(token).path("error.code").toString()).isEqualTo("UNAUTHENTICATED");
    Shop.login("010123432", "3800").then().statusCode(200);
  }

  /** Threads stand for instances: both are separated by the database lock only. */
  @Test
  void createsOneNextKeyForConcurrentRequests() throws Exception {
    settle();
    List<JsonPath> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      List<Callable<JsonPath>> asking = Collections.nCopies(CLIENTS, KeyRotationTest::rotate);
      for (Future<JsonPath> answer : threads.invokeAll(asking)) {
        answers.add(answer.get());
      }
    }

    // On a slow machine the first next key may sign before the last request, which then creates
    // another.
    assertThat(answers.stream().collect(Collectors.groupingBy(it -> it.getString("kid"))).values())
        .allSatisfy(
            ofOneKey -> assertThat(ofOneKey).filteredOn(it -> it.getBoolean("begun")).hasSize(1));
  }

  @Test
  void rejectsNoTokenDuringARotation() throws Exception {
    List<Integer> refused = Collections.synchronizedList(new ArrayList<>());
    List<String> kids = Collections.synchronizedList(new ArrayList<>());
    List<Future<String>> ends = new ArrayList<>();
    AtomicBoolean go = new AtomicBoolean(true);
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      for (int client = 0; client < CLIENTS; client++) {
        String sid = Shop.session("0101234" + (70 + client));
        String first = Shop.personToken(sid);
        ends.add(
            clients.submit(() -> {
              while (go.get()) {
                String fresh = Shop.personToken(sid);
                kids.add(kid(fresh));
                for (String token : List.of(first, fresh)) {
                  int status = Shop.me(token).statusCode();
                  if (status != 200) {
                    refused.add(status);
                  }
                }
              }
              return sid;
            }));
      }
      try {
        for (int rotation = 0; rotation < ROTATIONS; rotation++) {
          settle();
          awaitSigning(rotate().getString("kid"));
        }
      } finally {
        go.set(false);
      }
    }

    for (Future<String> end : ends) {
      assertThat(end.get()).isNotEmpty();
    }
    assertThat(refused).isEmpty();
    assertThat(kids.stream().distinct().count()).isGreaterThan(ROTATIONS);
  }

  @Test
  void rotatesTheKeyAutomaticallyAndRetiresTheOldOne() throws SQLException {
    settle();
    String old = kid(Shop.serviceToken("anonymous"));
    AuthDatabase.update("update signing_key set signs_from = signs_from - interval '31 days'");

    Awaitility.await("the next key")
        .untilAsserted(() -> assertThat(kid(Shop.serviceToken("anonymous"))).isNotEqualTo(old));
    String next = kid(Shop.serviceToken("anonymous"));
    assertThat(published()).contains(old, next);

    AuthDatabase.update("update signing_key set signs_from = signs_from - interval '11 minutes'");
    Awaitility.await("the end of the old key")
        .untilAsserted(() -> assertThat(published()).containsExactly(next));
    Awaitility.await("the end of its private half")
        .untilAsserted(() ->
            assertThat(
                    AuthDatabase.column(
                        "select kid from signing_key where retired_at is not null"
                            + " and encrypted_private_key is null"))
                .contains(old));
    assertThat(
            AuthDatabase.column(
                "select type from audit_event where details ->> 'kid' = '" + old + "'"))
        .contains("KEY_RETIRED");
    assertThat(
            AuthDatabase.column(
                "select type from audit_event where details ->> 'kid' = '" + next + "'"))
        .containsExactly("KEY_ROTATED");
  }

  @Test
  void exportsTheAgeOfTheKey() {
    given()
        .get(metrics)
        .then()
        .body(containsString("cruisemall_signing_key_age_seconds"))
        .body(containsString("cruisemall_signing_keys"));
  }

  /** Waits until no published key is waiting to sign. */
  private static void settle() {
    Awaitility.await("no next key")
        .untilAsserted(() ->
            assertThat(
                    AuthDatabase.column(
                        "select kid from signing_key where signs_from > now() - interval '1 second'"))
                .isEmpty());
  }

  private static void awaitSigning(String kid) {
    Awaitility.await("tokens of the next key")
        .untilAsserted(() -> assertThat(kid(Shop.serviceToken("anonymous"))).isEqualTo(kid));
  }

  private static JsonPath rotate() {
    String token =
        Shop.requestServiceToken("operator", "operator-secret-of-the-tests-only", "key:rotate")
            .path("access_token");
    return given()
        .auth()
        .oauth2(token)
        .post("/internal/key-rotation")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static List<String> published() {
    return given().get("/oauth2/jwks").jsonPath().getList("keys.kid");
  }

  private static String kid(String token) {
    try {
      byte[] header = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
      return JSON.readTree(header).path("kid").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
