package com.cruisemall.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

import com.cruisemall.kit.test.Concurrently;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class AffiliateResourceTest {
  private static final String AFFILIATES = "/api/admin/affiliates";

  /** Person whose role is that of a partner already. */
  private record Partner(String phone, UUID account) {
    static Partner withPhone(String phone, String role) {
      UUID account = Shop.userId(Shop.personToken(Shop.customer(phone)));
      AuthDatabase.update("update account set role = ? where id = ?", role, account);
      return new Partner(phone, account);
    }

    String login() {
      return Shop.personToken(Shop.sessionId(Shop.login(phone, Shop.PASSWORD).cookie(Shop.COOKIE)));
    }
  }

  private static Map<String, Object> data(String type, String name, @Nullable String manager) {
    Map<String, Object> data = new HashMap<>(Map.of("type", type, "displayName", name));
    if (manager != null) {
      data.put("managerId", manager);
    }
    return data;
  }

  private static Response add(Partner partner, String code, Map<String, Object> data) {
    return add(Shop.administrator(), partner, code, data);
  }

  private static Response add(
      String token, Partner partner, String code, Map<String, Object> data) {
    data.put("userId", partner.account());
    data.put("affiliateCode", code);
    return Shop.as(token).body(Shop.json(data)).post(AFFILIATES);
  }

  private static String added(Partner partner, String code, Map<String, Object> data) {
    return add(partner, code, data).then().statusCode(201).extract().path("affiliateProfile.id");
  }

  private static Response change(String id, String ifMatch, Map<String, Object> data) {
    return Shop.as(Shop.administrator())
        .header("If-Match", ifMatch)
        .body(Shop.json(data))
        .put(AFFILIATES + "/" + id);
  }

  @Test
  void addsAPartner() {
    Partner partner = Partner.withPhone("010-3600-0001", "AGENT");
    String token = partner.login();
    Map<String, Object> data = data("SALES_AGENT", "여행나라", null);
    data.put("landingSlug", "travel-land");
    data.put("withholdingPercent", 8.8);

    add(partner, "AFF-1", data)
        .then()
        .statusCode(201)
        .header("ETag", equalTo("\"1\""))
        .body("affiliateProfile.affiliateCode", equalTo("AFF-1"))
        .body("affiliateProfile.status", equalTo("ACTIVE"))
        .body("affiliateProfile.landingSlug", equalTo("travel-land"))
        .body("affiliateProfile.withholdingPercent", equalTo(8.8f))
        .body("affiliateProfile.manager", nullValue());

    Shop.me(token)
        .then()
        .body("user.affiliateProfile.type", equalTo("SALES_AGENT"))
        .body("user.affiliateProfile.displayName", equalTo("여행나라"));
    Shop.as(token)
        .get("/api/affiliate/profile")
        .then()
        .statusCode(200)
        .body("affiliateProfile.affiliateCode", equalTo("AFF-1"));
    // Services identify the partner's orders by this claim.
    assertThat(claims(partner.login())).containsEntry("affiliateCode", "AFF-1");
  }

  private static Map<String, Object> claims(String token) {
    byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    return JsonPath.from(new String(payload, StandardCharsets.UTF_8)).getMap("");
  }

  @Test
  void listsTheAgentsOfAManager() {
    Partner manager = Partner.withPhone("010-3600-0002", "MANAGER");
    String branch = added(manager, "AFF-2", data("BRANCH_MANAGER", "서울 지점", null));
    added(
        Partner.withPhone("010-3600-0003", "AGENT"),
        "AFF-3",
        data("SALES_AGENT", "에이전트 가", branch));
    Partner agent = Partner.withPhone("010-3600-0004", "AGENT");
    added(agent, "AFF-4", data("SALES_AGENT", "에이전트 나", branch));

    Shop.as(manager.login())
        .get("/api/affiliate/agents")
        .then()
        .statusCode(200)
        .body("agents.displayName", contains("에이전트 나", "에이전트 가"))
        .body("agents[0].manager.displayName", equalTo("서울 지점"))
        .body("pagination.total", equalTo(2));
    Shop.as(agent.login()).get("/api/affiliate/agents").then().body("pagination.total", equalTo(0));
  }

  @Test
  void rejectsTakenCodeAndSlug() {
    Map<String, Object> data = data("SALES_AGENT", "하나", null);
    data.put("landingSlug", "the-one");
    Partner first = Partner.withPhone("010-3600-0005", "AGENT");
    added(first, "AFF-5", data);
    Partner second = Partner.withPhone("010-3600-0006", "AGENT");

    assertTaken(add(first, "AFF-6", data("SALES_AGENT", "둘", null)), "accountId");
    assertTaken(add(second, "AFF-5", data("SALES_AGENT", "둘", null)), "affiliateCode");
    assertTaken(add(second, "AFF-6", data), "landingSlug");
    add(new Partner("", UUID.randomUUID()), "AFF-7", data("SALES_AGENT", "셋", null))
        .then()
        .statusCode(404);
  }

  private static void assertTaken(Response answer, String field) {
    answer
        .then()
        .statusCode(409)
        .body("error.code", equalTo("AFFILIATE_TAKEN"))
        .body("error.details.field", equalTo(field));
  }

  @Test
  void letsOneOfConcurrentRequestsTakeACode() {
    List<Partner> partners =
        List.of(
            Partner.withPhone("010-3600-0011", "AGENT"),
            Partner.withPhone("010-3600-0012", "AGENT"),
            Partner.withPhone("010-3600-0013", "AGENT"),
            Partner.withPhone("010-3600-0014", "AGENT"));

    String administrator = Shop.administrator();

    List<Integer> statuses =
        Concurrently.run(
            16,
            n ->
                () ->
                    add(
                            administrator,
                            partners.get(n % 4),
                            "AFF-RACE",
                            data("SALES_AGENT", "경주", null))
                        .statusCode());

    assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
  }

  @Test
  void rejectsUnsuitableManager() {
    String branch =
        added(
            Partner.withPhone("010-3600-0021", "MANAGER"),
            "AFF-21",
            data("BRANCH_MANAGER", "지점", null));
    Partner agent = Partner.withPhone("010-3600-0022", "AGENT");

    for (String manager : new String[] {UUID.randomUUID().toString(), branch}) {
      add(agent, "AFF-22", data("BRANCH_MANAGER", "누구", manager))
          .then()
          .statusCode(409)
          .body("error.code", equalTo("AFFILIATE_MANAGER_UNSUITABLE"));
    }
    added(agent, "AFF-22", data("SALES_AGENT", "에이전트", branch));
    change(branch, "\"1\"", data("SALES_AGENT", "지점", null))
        .then()
        .statusCode(409)
        .body("error.code", equalTo("AFFILIATE_HAS_AGENTS"));
    change(branch, "\"1\"", data("HQ", "본사", null)).then().statusCode(200);
  }

  @Test
  void changesAPartnerByVersionAndHidesASuspendedOne() {
    Partner partner = Partner.withPhone("010-3600-0031", "AGENT");
    String id = added(partner, "AFF-31", data("SALES_AGENT", "이전", null));
    String token = partner.login();
    Map<String, Object> suspended = data("SALES_AGENT", "이후", null);
    suspended.put("status", "SUSPENDED");

    change(id, "\"1\"", suspended)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"2\""))
        .body("affiliateProfile.status", equalTo("SUSPENDED"));
    change(id, "\"1\"", data("SALES_AGENT", "또", null))
        .then()
        .statusCode(412)
        .body("error.code", equalTo("VERSION_CONFLICT"));
    Shop.as(Shop.administrator())
        .body(Shop.json(suspended))
        .put(AFFILIATES + "/" + id)
        .then()
        .statusCode(428);
    change(UUID.randomUUID().toString(), "\"1\"", suspended).then().statusCode(404);

    Shop.me(token).then().body("user.affiliateProfile", nullValue());
    Shop.as(Shop.administrator())
        .get(AFFILIATES + "/" + id)
        .then()
        .statusCode(200)
        .body("affiliateProfile.displayName", equalTo("이후"));
  }

  @Test
  void reportsInvalidFields() {
    Partner partner = Partner.withPhone("010-3600-0041", "AGENT");
    Map<String, Object> data = data("SALES_AGENT", " ", null);
    data.put("landingSlug", "../x");
    data.put("withholdingPercent", 101);

    add(partner, "lower case", data)
        .then()
        .statusCode(400)
        .body("error.code", equalTo("VALIDATION_FAILED"))
        .body("error.details", hasKey("affiliateCode"))
        .body("error.details", hasKey("displayName"))
        .body("error.details", hasKey("landingSlug"))
        .body("error.details", hasKey("withholdingPercent"));
  }

  @Test
  void rejectsCustomers() {
    String token = Shop.personToken(Shop.customer("010-3600-0051"));

    Shop.as(token).get(AFFILIATES).then().statusCode(403);
    Shop.as(token).get("/api/affiliate/agents").then().statusCode(403);
    Shop.as(Shop.staff("01000000002")).get(AFFILIATES).then().statusCode(403);
    Shop.as(Shop.administrator()).get(AFFILIATES).then().statusCode(200);
  }
}
