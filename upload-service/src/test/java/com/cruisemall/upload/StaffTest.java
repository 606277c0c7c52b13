package com.cruisemall.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What staff may see, and that it is noted. */
@UploadServiceTest
class StaffTest {
  @Inject EntityManager database;

  private final UUID owner = UUID.randomUUID();
  private String link = "";

  @BeforeEach
  void allIsWell() {
    SandboxDrive.reset();
    link = Desk.link(owner, ScriptedPayment.order(owner, "AF-21", "PAID", "t1"));
  }

  @Test
  void showsThePictureFromHereAndFromDrive() {
    byte[] picture = Pictures.jpeg(600_000);
    SandboxDrive.fault("{\"kind\":\"STORAGE_FULL\"}");
    String waiting = Phone.send(link, "t1", picture).id();
    awaitStatus(waiting, "FAILED");
    assertShows(waiting, picture);

    SandboxDrive.reset();
    Desk.as(Desk.admin()).post("/api/admin/uploads/" + waiting + "/replay").then().statusCode(202);
    awaitStatus(waiting, "STORED");
    assertShows(waiting, picture);

    assertThat(trail(waiting)).containsExactly("CONTENT", "CONTENT");
  }

  private static void assertShows(String id, byte[] picture) {
    byte[] shown =
        content(Desk.agent("AF-21"), id)
            .statusCode(200)
            .contentType("image/jpeg")
            .header("Cache-Control", "private, no-store")
            .header("Content-Disposition", startsWith("attachment"))
            .extract()
            .asByteArray();
    assertThat(shown).isEqualTo(picture);
  }

  @Test
  void showsThePictureToNobodyElse() {
    String id = Phone.send(link, "t1", Pictures.jpeg(20_000)).id();

    content(Desk.agent("AF-22"), id).statusCode(404);
    content(Desk.customer(owner), id).statusCode(403);
    assertThat(Phone.get("/api/admin/passports/" + id + "/content").status()).isIn(401, 403);
    assertThat(Phone.get("/api/admin/passports/" + id + "/content", "X-Passport-Token", link))
        .extracting(Phone.Reply::status)
        .isIn(401, 403);
    assertThat(trail(id)).isEmpty();
  }

  @Test
  void findsAPassportByItsNumberForWhoMaySeeIt() {
    String number = Passports.number();
    String id = Phone.send(link, Passports.with(number)).id();

    Desk.search(Desk.admin(), number.toLowerCase(Locale.ROOT))
        .body("passports.document.id", contains(id))
        .body("passports[0].document.mrz.documentNumber", equalTo(number));
    Desk.search(Desk.agent("AF-21"), number).body("passports.document.id", contains(id));
    Desk.search(Desk.agent("AF-22"), number).body("passports", empty());
    Desk.search(Desk.admin(), Passports.number()).body("passports", empty());
    assertThat(trail(id)).containsExactly("SEARCH", "SEARCH");
  }

  private static ValidatableResponse content(String token, String id) {
    return Desk.as(token).get("/api/admin/passports/" + id + "/content").then();
  }

  private void awaitStatus(String id, String status) {
    Awaitility.await(status)
        .atMost(Duration.ofSeconds(60))
        .until(() -> Phone.status(link, id).document().path("status").asText().equals(status));
  }

  @SuppressWarnings("unchecked")
  private List<String> trail(String id) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            database
                .createNativeQuery(
                    "select act from passport_access where document_id = :id order by id",
                    String.class)
                .setParameter("id", UUID.fromString(id))
                .getResultList());
  }
}
