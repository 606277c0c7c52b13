package com.cruisemall.kit.caching;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.FakeIssuer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(FakeIssuer.class)
class PrivateByDefaultFilterTest {
  @Test
  void marksAResponseWithoutCacheControl() {
    assertThat(cacheControl("/open/ok", 200)).isEqualTo("private, no-store");
  }

  @Test
  void keepsTheCacheControlOfTheEndpoint() {
    assertThat(cacheControl("/open/cacheable", 200)).isEqualTo("public, max-age=60");
  }

  @ParameterizedTest
  @CsvSource({
    "/open/nowhere, 404",
    "/open/crash, 500",
    "/open/later, 429",
    "/open/list?page=0, 400",
    "/called/by-people, 401"
  })
  void marksErrorResponses(String path, int status) {
    assertThat(cacheControl(path, status)).isEqualTo("private, no-store");
  }

  private static String cacheControl(String path, int status) {
    return String.join(
        ", ",
        given().get(path).then().statusCode(status).extract().headers().getValues("Cache-Control"));
  }
}
