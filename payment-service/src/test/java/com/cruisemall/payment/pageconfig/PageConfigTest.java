package com.cruisemall.payment.pageconfig;

import static com.cruisemall.payment.catalogue.admin.Administration.guest;
import static com.cruisemall.payment.catalogue.admin.Administration.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.cruisemall.payment.PaymentServiceTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@PaymentServiceTest
class PageConfigTest {
  @Test
  void returnsActivePiecesOnly() {
    guest()
        .get("/api/public/page-config")
        .then()
        .statusCode(200)
        .body("config.hero[0].content.title", notNullValue())
        .body("config.menus", hasSize(7));
  }

  @Test
  void replacesAllSectionsForOneWriterAtATime() {
    Response before = signedIn().get("/api/admin/page-config");
    String tag = before.header("ETag");
    List<Map<String, Object>> original = before.path("sections");
    Map<String, Object> notice =
        Map.of(
            "section",
            "notices",
            "pieces",
            List.of(
                Map.of("key", "b", "content", Map.of("text", "둘"), "active", true),
                Map.of("key", "a", "content", Map.of("text", "하나"), "active", true),
                Map.of("key", "c", "content", Map.of("text", "숨김"), "active", false)));

    String next = put(tag, List.of(notice)).then().statusCode(200).extract().header("ETag");

    guest()
        .get("/api/public/page-config")
        .then()
        .body("config.notices.key", equalTo(List.of("b", "a")))
        .body("config.hero", nullValue());
    put(tag, List.of(notice))
        .then()
        .statusCode(412)
        .body("error.code", equalTo("VERSION_CONFLICT"));
    assertThat(put(next, original).statusCode()).isEqualTo(200);
    guest().get("/api/public/page-config").then().body("config.menus", hasSize(7));
  }

  @Test
  void requiresAdministratorAndVersionForChanges() {
    guest().get("/api/admin/page-config").then().statusCode(403);
    signedIn()
        .body(Map.of("sections", List.of()))
        .put("/api/admin/page-config")
        .then()
        .statusCode(428);
    var twice = Map.of("key", "a", "content", Map.of(), "active", true);
    put("\"0\"", List.of(Map.of("section", "x", "pieces", List.of(twice, twice))))
        .then()
        .statusCode(400)
        .body("error.details.sections", equalTo("같은 항목이 두 번 있습니다."));
  }

  private static Response put(String ifMatch, List<Map<String, Object>> sections) {
    return signedIn()
        .header("If-Match", ifMatch)
        .body(Map.of("sections", sections))
        .put("/api/admin/page-config");
  }
}
