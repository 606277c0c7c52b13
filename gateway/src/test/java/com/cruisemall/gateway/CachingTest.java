package com.cruisemall.gateway;

import static com.cruisemall.gateway.ScriptedServices.CATALOGUE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import com.cruisemall.kit.test.BackingServers;
import com.cruisemall.kit.test.FakeIssuer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(FakeIssuer.class)
@WithTestResource(ScriptedServices.class)
@WithTestResource(BackingServers.class)
class CachingTest {
  private static final int CROWD = 1_000;

  @Test
  void servesACachedResponseWithoutAnUpstreamRequest() {
    given()
        .get("/api/products/again?page=1")
        .then()
        .statusCode(200)
        .header("Cache-Status", startsWith("cruisemall; fwd=uri-miss; stored"))
        .body("number", equalTo(1));

    given()
        .get("/api/products/again?page=1")
        .then()
        .statusCode(200)
        .header("Cache-Status", matchesPattern("cruisemall; hit; ttl=[1-6]?\\d"))
        .header("Age", matchesPattern("\\d+"))
        .header("Cache-Control", equalTo("public, max-age=60"))
        .header("ETag", equalTo("\"1\""))
        .body("number", equalTo(1));
    assertThat(CATALOGUE.calls("/api/products/again")).isEqualTo(1);
  }

  @Test
  void returns304ForAMatchingETag() {
    given().get("/api/products/known").then().statusCode(200);

    given()
        .header("If-None-Match", "\"0\", W/\"1\"")
        .get("/api/products/known")
        .then()
        .statusCode(304)
        .header("ETag", equalTo("\"1\""))
        .body(emptyString());
  }

  @Test
  void servesHeadFromACachedGet() {
    given().get("/api/products/head").then().statusCode(200);

    given()
        .head("/api/products/head")
        .then()
        .statusCode(200)
        .header("Content-Length", matchesPattern("[1-9]\\d+"))
        .body(emptyString());
    assertThat(CATALOGUE.calls("/api/products/head")).isEqualTo(1);
  }

  @Test
  void cachesVariantsByVary() {
    for (int i = 0; i < 2; i++) {
      inLanguage("ko").body("language", equalTo("ko"));
      inLanguage("en").body("language", equalTo("en"));
    }
    assertThat(CATALOGUE.calls("/api/products/varied")).isEqualTo(2);
  }

  @Test
  void keepsVariantsApartOnAConcurrentMiss() {
    CountDownLatch gate = new CountDownLatch(1);
    CATALOGUE.gates.put("/api/products/cold", gate);
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> languages =
          Stream.of("ko", "en", "ko", "en")
              .map(language ->
                  clients.submit(() ->
                      given()
                          .header("Accept-Language", language)
                          .get("/api/products/cold")
                          .<String>path("language")))
              .toList();
      Awaitility.await().until(() -> CATALOGUE.calls("/api/products/cold") >= 2);
      gate.countDown();

      assertThat(languages).extracting(Future::get).containsExactly("ko", "en", "ko", "en");
    }
  }

  private static io.restassured.response.ValidatableResponse inLanguage(String language) {
    return given().header("Accept-Language", language).get("/api/products/varied").then();
  }

  @Test
  void storesOneRepresentationWhateverTheFirstClientAccepts() {
    for (String accept : List.of("image/png", "text/html", "application/json")) {
      given()
          .accept(accept)
          .get("/api/products/represented")
          .then()
          .statusCode(200)
          .contentType("application/json")
          .body("number", equalTo(1));
    }
  }

  @Test
  void ignoresUnknownParameters() {
    for (int i = 0; i < 20; i++) {
      given()
          .queryParam("x" + i, "y".repeat(3_000))
          .queryParam("page", 7)
          .get("/api/products/parameters")
          .then()
          .body("number", equalTo(1));
    }
    given().queryParam("page", 8).get("/api/products/parameters").then().body("number", equalTo(2));
  }

  @Test
  void cachesOnlyPublicResponses() {
    CATALOGUE.cacheControl.put("/api/products/private", "private, max-age=60");

    given().get("/api/products/private").then().body("number", equalTo(1));
    given().get("/api/products/private").then().body("number", equalTo(2));
  }

  @Test
  void sendsOneUpstreamRequestForConcurrentMisses() {
    CountDownLatch gate = new CountDownLatch(1);
    CATALOGUE.gates.put("/api/products/cold", gate);
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + "/api/products/cold"))
            .build();

    try (HttpClient client = HttpClient.newHttpClient()) {
      List<CompletableFuture<HttpResponse<String>>> answers =
          Stream.generate(() -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
              .limit(CROWD)
              .toList();
      gate.countDown();

      assertThat(answers)
          .allSatisfy(answer -> {
            HttpResponse<String> response = answer.join();
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).contains("\"number\":1,");
          });
    }
    assertThat(CATALOGUE.calls("/api/products/cold")).isEqualTo(1);
  }

  @Test
  void servesAStaleResponseWhileTheServiceFails() {
    CATALOGUE.cacheControl.put(
        "/api/products/failing", "public, max-age=1, stale-while-revalidate=0");
    given().get("/api/products/failing").then().statusCode(200);
    CATALOGUE.status.put("/api/products/failing", 500);

    Awaitility.await("the answer is stale")
        .untilAsserted(() ->
            given()
                .get("/api/products/failing")
                .then()
                .statusCode(200)
                .header("Cache-Status", containsString("detail=stale-if-error"))
                .body("number", equalTo(1)));
  }

  @Test
  void revalidatesAStaleResponseInTheBackground() {
    CATALOGUE.cacheControl.put("/api/products/stale", "public, max-age=1");
    given().get("/api/products/stale").then().statusCode(200);

    Awaitility.await("a stale answer is given")
        .untilAsserted(() ->
            given()
                .get("/api/products/stale")
                .then()
                .header("Cache-Status", containsString("detail=stale-while-revalidate")));
    Awaitility.await("and renewed")
        .untilAsserted(() -> assertThat(CATALOGUE.calls("/api/products/stale")).isGreaterThan(1));
  }

  @Test
  void invalidatesEntriesOnCatalogueChanges() {
    given().get("/api/products/changed").then().body("number", equalTo(1));
    given().get("/api/public/page-config").then().body("number", equalTo(1));
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      Awaitility.await("the product is read again")
          .untilAsserted(() -> {
            // The consumer of the gateway may not be subscribed yet.
            producer
                .send(
                    new ProducerRecord<>(
                        "payment.catalogue-changed.v1",
                        "changed",
                        "{\"change\":\"PRODUCT_CHANGED\",\"productCode\":\"changed\"}"))
                .get();
            given().get("/api/products/changed").then().body("number", equalTo(2));
          });
    }
    given().get("/api/public/page-config").then().body("number", equalTo(1));
  }
}
