package com.cruisemall.kit.management;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import com.cruisemall.kit.test.FakeIssuer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(FakeIssuer.class)
@SuppressWarnings("NullAway.Init")
class ManagementHostFilterTest {
  @TestHTTPResource(value = "/health/live", management = true)
  URI health;

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:9000",
        "127.0.0.1:9000",
        "10.1.2.3",
        "[fd00::1]:9000",
        "payment:9000",
        "payment.shop.svc:9000",
        "payment.shop.svc.cluster.local"
      })
  void acceptsAddressesAndNamesOfTheCluster(String host) {
    given().header("Host", host).get(health).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example:9000", "svc.example"})
  void rejectsPublicNames(String host) {
    given()
        .header("Host", host)
        .get(metrics)
        .then()
        .statusCode(403)
        .body("error.code", equalTo("FORBIDDEN"));
  }
}
