package com.cruisemall.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.cruisemall.kit.test.Concurrently;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Import of an old shop's data: complete, and idempotent. */
@AuthServiceTest
class ImportTest {
  /** Bcrypt hash of {@code old secret 1}. */
  private static final String BCRYPT =
      "$2b$05$N9qo8uLOickgx2ZMRZoMyeJ25ivD1E6W4hykSaykHyEyhYgWczTNu";

  private static Response send(String kind, List<?> records) {
    return Shop.as(
            Shop.requestServiceToken("operator", "operator-secret-of-the-tests-only", "shop:import")
                .path("access_token"))
        .body(Shop.json(Map.of("records", records)))
        .post("/internal/import/" + kind);
  }

  private static Response bring(String kind, Object... records) {
    return send(kind, Arrays.asList(records)).then().statusCode(200).extract().response();
  }

  private static String result(Response answer) {
    return String.join(" ", answer.<List<String>>path("outcomes.result"));
  }

  private static Map<String, Object> user(String id, String phone, String password) {
    return new HashMap<>(
        Map.of("id", id, "phone", phone, "name", "옛 고객", "password", password, "role", "user"));
  }

  private static Map<String, Object> trip(String id, String user, String code) {
    return new HashMap<>(
        Map.of(
            "id", id,
            "userId", user,
            "reservationCode", code,
            "cruiseName", "벨리시마",
            "destination", "[\"오키나와\", \"미야코지마\"]",
            "startDate", "2024-05-01T15:00:00.000Z",
            "endDate", "2024-05-06"));
  }

  private static Map<String, Object> affiliate(String id, String user, String code, String type) {
    return new HashMap<>(
        Map.of("id", id, "userId", user, "affiliateCode", code, "type", type, "status", "ACTIVE"));
  }

  private static List<String> account(String oldId, String column) {
    return AuthDatabase.column(
        """
        select %s from account a
        join imported_record i on i.new_id = a.id and i.kind = 'USER' where i.old_id = ?
        """
            .formatted(column),
        oldId);
  }

  private static Response login(String phone, String password) {
    return Shop.login(phone, password, "198.51.100.50", "");
  }

  @Test
  void acceptsImportedPasswords() {
    Map<String, Object> nobodysPassword = user("p3", "010-3900-0003", "");
    nobodysPassword.put("password", null);
    bring(
        "users",
        user("p1", "010-3900-0001", BCRYPT),
        user("p2", "010-3900-0002", " 옛날 비밀번호 "),
        nobodysPassword);

    login("01039000001", "old secret 2").then().statusCode(401);
    login("01039000001", "old secret 1").then().statusCode(200);
    login("+82 10 3900 0001", "old secret 1").then().statusCode(200);
    login("01039000002", " 옛날 비밀번호 ").then().statusCode(200);
    login("01039000003", "").then().statusCode(400);
    login("01039000003", "null").then().statusCode(401);
  }

  @Test
  void storesArgon2idOnlyAndReplacesBcryptOnTheFirstLogin() {
    bring("users", user("k1", "010-3900-0011", BCRYPT), user("k2", "010-3900-0012", "in clear"));

    assertThat(account("k1", "password_hash"))
        .allMatch(hash -> hash.startsWith("$wrapped$2b$05$N9qo8uLOickgx2ZMRZoMye$argon2id$"))
        .noneMatch(hash -> hash.contains(BCRYPT.substring(29)));
    assertThat(account("k2", "password_hash"))
        .allMatch(hash -> hash.startsWith("$argon2id$"))
        .noneMatch(hash -> hash.contains("in clear"));

    login("01039000011", "old secret 1").then().statusCode(200);

    assertThat(account("k1", "password_hash")).allMatch(hash -> hash.startsWith("$argon2id$"));
    login("01039000011", "old secret 1").then().statusCode(200);
  }

  @Test
  void acceptsConcurrentFirstLoginsWithAnImportedPassword() {
    bring("users", user("m1", "010-3900-0021", BCRYPT));

    List<Integer> statuses =
        Concurrently.run(8, _ -> () -> login("01039000021", "old secret 1").statusCode());

    assertThat(statuses).containsOnly(200);
  }

  @Test
  void importsLoginCountDatesAndLock() {
    Map<String, Object> person = user("l1", "010-3900-0031", BCRYPT);
    person.put("role", "AGENT");
    person.put("email", "old@shop.test");
    person.put("isLocked", "t");
    person.put("lockedReason", "환불 분쟁");
    person.put("isHibernated", true);
    person.put("loginCount", "17");
    person.put("lastActiveAt", "2023-01-02 03:04:05.678");
    person.put("createdAt", "2020-01-02T03:04:05Z");

    bring("users", person);

    assertThat(
            account(
                "l1",
                """
                concat_ws('|', name, phone, login_key, email, role, locked_at is not null,
                  lock_reason, hibernated_at is not null, login_count,
                  last_login_at at time zone 'UTC', created_at at time zone 'UTC')
                """))
        .containsExactly(
            "옛 고객|010-3900-0031|+821039000031|old@shop.test|AGENT|t|환불 분쟁|t|17"
                + "|2023-01-02 03:04:05.678|2020-01-02 03:04:05");
    login("01039000031", "old secret 1").then().statusCode(403);
  }

  @Test
  void ignoresARepeatedImport() {
    Map<String, Object> person = user("r1", "010-3900-0041", BCRYPT);
    assertThat(result(bring("users", person))).isEqualTo("ADDED");
    String token =
        Shop.personToken(Shop.sessionId(login("01039000041", "old secret 1").cookie(Shop.COOKIE)));
    Shop.as(token)
        .header("If-Match", "\"1\"")
        .body("{\"name\":\"새 이름\"}")
        .patch("/api/user/profile")
        .then()
        .statusCode(200);
    assertThat(result(bring("trips", trip("r2", "r1", "CRD-20230501-0041")))).isEqualTo("ADDED");

    assertThat(result(bring("users", person, person))).isEqualTo("KNOWN KNOWN");
    assertThat(result(bring("trips", trip("r2", "r1", "CRD-20230501-0041")))).isEqualTo("KNOWN");

    assertThat(account("r1", "name")).containsExactly("새 이름");
    Shop.as(token).get("/api/user/trips").then().body("trips", hasSize(1));
  }

  @Test
  void importsARecordOnceOnConcurrentRequests() {
    List<String> results =
        Concurrently.run(
            8, _ -> () -> result(bring("users", user("o1", "010-3900-0051", "in clear 1"))));

    assertThat(results).containsOnly("ADDED", "KNOWN").containsOnlyOnce("ADDED");
    assertThat(account("o1", "id")).hasSize(1);
  }

  @Test
  void importsAccountsThatShareAPhoneNumber() {
    Shop.customer("010-3900-0062");

    Response answer =
        bring(
            "users",
            user("61", "010-3900-0061", "in clear 1"),
            user("62", "01039000061", "in clear 2"),
            user("63", "010-3900-0062", "in clear 3"));

    answer
        .then()
        .body("outcomes.result", contains("ADDED", "RENAMED", "RENAMED"))
        .body("outcomes[1].id", equalTo("62"))
        .body("outcomes[1].note", equalTo("phone is another one's: logs in with it and #62"));
    login("01039000061", "in clear 1").then().statusCode(200);
    login("01039000061#62", "in clear 2").then().statusCode(200);
    login("010-3900-0062#63", "in clear 3").then().statusCode(200);
    login("01039000062", Shop.PASSWORD).then().statusCode(200);
  }

  @Test
  void importsTrips() {
    bring("users", user("t1", "010-3900-0071", BCRYPT));

    Response answer =
        bring(
            "trips",
            trip("t2", "t1", "CRD-20240401-0071"),
            trip("t3", "t1", "CRD-20240401-0071"),
            trip("t4", "nobody", "CRD-20240401-0072"),
            Map.of(
                "id",
                "t5",
                "userId",
                "t1",
                "shipName",
                "S",
                "startDate",
                "2024-07-01",
                "endDate",
                "2024-06-01"),
            Map.of(
                "id",
                "t6",
                "userId",
                "t1",
                "shipName",
                "S",
                "startDate",
                "2024-07-01",
                "endDate",
                "2024-07-03",
                "createdAt",
                "2024-03-01 20:00:00"));

    answer
        .then()
        .body("outcomes.result", contains("ADDED", "RENAMED", "REJECTED", "REJECTED", "ADDED"))
        .body("outcomes[2].note", equalTo("userId is of nobody who was brought in"))
        .body("outcomes[3].note", equalTo("endDate is before startDate"));
    String token =
        Shop.personToken(Shop.sessionId(login("01039000071", "old secret 1").cookie(Shop.COOKIE)));
    Response trips = Shop.as(token).get("/api/user/trips");
    trips
        .then()
        .body("trips", hasSize(3))
        .body("trips[0].nights", equalTo(2))
        .body("trips[1].startDate", equalTo("2024-05-02"))
        .body("trips[1].endDate", equalTo("2024-05-06"))
        .body("trips[1].destinations", contains("오키나와", "미야코지마"))
        .body("trips[1].status", equalTo("Completed"));
    assertThat(trips.<List<String>>path("trips.reservationCode"))
        .contains("CRD-20240401-0071", "CRD-20240401-0071-2")
        .anyMatch(code -> code.matches("CRD-20240302-\\d{4}"));
  }

  @Test
  void importsPartnersWithTheirManagers() {
    bring(
        "users",
        user("a1", "010-3900-0081", BCRYPT),
        user("a2", "010-3900-0082", BCRYPT),
        user("a3", "010-3900-0083", BCRYPT));
    Map<String, Object> branch = affiliate("b1", "a1", "old-branch", "BRANCH_MANAGER");
    branch.put("landingSlug", "old-page");
    Map<String, Object> agent = affiliate("b2", "a2", "OLD-AGENT", "SALES_AGENT");
    agent.put("managerId", "b1");
    agent.put("landingSlug", "old-page");
    agent.put("displayName", "옛 파트너");
    agent.put("withholdingRate", "8.8");
    Map<String, Object> same = affiliate("b3", "a3", "OLD-AGENT", "SALES_AGENT");
    Map<String, Object> orphan = affiliate("b4", "a3", "OLD-ORPHAN", "SALES_AGENT");
    orphan.put("managerId", "b99");

    Response answer = bring("affiliates", branch, agent, same, orphan);

    answer.then().body("outcomes.result", contains("ADDED", "RENAMED", "REJECTED", "REJECTED"));
    assertThat(
            AuthDatabase.column(
                """
                select concat_ws('|', f.affiliate_code, f.display_name, f.landing_slug,
                  f.withholding_percent, m.affiliate_code)
                from affiliate_profile f left join affiliate_profile m on m.id = f.manager_id
                where f.affiliate_code like 'OLD-%' order by 1
                """))
        .containsExactly("OLD-AGENT|옛 파트너|8.80|OLD-BRANCH", "OLD-BRANCH|OLD-BRANCH|old-page|3.30");
    assertThat(result(bring("affiliates", branch, agent))).isEqualTo("KNOWN KNOWN");
  }

  @ParameterizedTest
  @CsvSource({
    "users, '{\"phone\":\"1\"}', id is missing",
    "users, '{\"id\":\"x1\"}', phone is missing",
    "users, '{\"id\":\"x1\",\"phone\":\"1\",\"role\":\"god\"}', 'role is none of user, agent,"
        + " manager, admin'",
    "users, '{\"id\":\"x1\",\"phone\":\"1\",\"isLocked\":\"maybe\"}', isLocked is neither true nor"
        + " false",
    "users, '{\"id\":\"x1\",\"phone\":\"1\",\"createdAt\":\"yesterday\"}', createdAt is not a time",
    "users, '{\"id\":\"x1\",\"phone\":\"1\",\"name\":\"a\\u0000b\"}', name has control characters",
    "trips, '{\"id\":\"x1\",\"userId\":\"1\",\"startDate\":\"soon\"}', startDate is not a day",
    "affiliates, '{\"id\":\"x1\",\"userId\":\"1\",\"affiliateCode\":\"X\",\"type\":\"BOSS\"}', 'type"
        + " is none of HQ, BRANCH_MANAGER, SALES_AGENT'",
    "affiliates, '[]', affiliateCode is missing",
    "trips, null, startDate is missing"
  })
  void reportsInvalidRecordsAndImportsTheRest(String kind, String record, String note) {
    String person = Shop.json(user("x-" + UUID.randomUUID(), "x" + UUID.randomUUID(), BCRYPT));

    Response answer =
        Shop.as(
                Shop.requestServiceToken(
                        "operator", "operator-secret-of-the-tests-only", "shop:import")
                    .path("access_token"))
            .body("{\"records\":[" + record + "," + person + "]}")
            .post("/internal/import/" + kind);

    answer
        .then()
        .statusCode(200)
        .body("outcomes", hasSize(2))
        .body("outcomes[0].result", equalTo("REJECTED"))
        .body("outcomes[0].note", equalTo(note));
    assertThat(kind.equals("users") ? "ADDED" : "REJECTED")
        .isEqualTo(answer.path("outcomes[1].result"));
  }

  @Test
  void reportsWeakPasswordsWithoutTheirText() {
    Response answer = bring("users", user("w1", "010-3900-0091", "3800"));

    answer
        .then()
        .body("outcomes[0].result", equalTo("ADDED"))
        .body("outcomes[0].note", equalTo("weak password: PASSWORD_TOO_SHORT"));
    login("01039000091", "3800").then().statusCode(200);
  }

  @Test
  void rejectsMoreThanAHundredRecords() {
    send("users", Collections.nCopies(101, Map.of("id", "1"))).then().statusCode(400);
    send("users", List.of()).then().statusCode(400);
  }
}
