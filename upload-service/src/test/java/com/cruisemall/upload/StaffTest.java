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

/** Staff access to passports, and its log. */
@UploadServiceTest
class StaffTest {
  @Inject EntityManager database;

  private final UUID owner = UUID.randomUUID();
  private String link = "";

  @BeforeEach
  void createLink() {
    SandboxDrive.reset();
    link = UserClient.link(owner, FakePaymentService.order(owner, "AF-21", "PAID", "t1"));
  }

  @Test
  void streamsFileFromDatabaseAndFromDrive() {
    byte[] picture = ImageFiles.jpeg(600_000);
    SandboxDrive.fault("{\"kind\":\"STORAGE_FULL\"}");
    String failed = LinkClient.send(link, "t1", picture).id();
    awaitStatus(failed, "FAILED");
    assertStreams(failed, picture);

    SandboxDrive.reset();
    UserClient.as(UserClient.admin())
        .post("/api/admin/uploads/" + failed + "/replay")
        .then()
        .statusCode(202);
    awaitStatus(failed, "STORED");
    assertStreams(failed, picture);

    assertThat(accessLog(failed)).containsExactly("CONTENT", "CONTENT");
  }

  private static void assertStreams(String id, byte[] picture) {
    byte[] shown =
        content(UserClient.agent("AF-21"), id)
            .statusCode(200)
            .contentType("image/jpeg")
            .header("Cache-Control", "private, no-store")
            .header("Content-Disposition", startsWith("attachment"))
            .extract()
            .asByteArray();
    assertThat(shown).isEqualTo(picture);
  }

  @Test
  void rejectsOtherCallers() {
    String id = LinkClient.send(link, "t1", ImageFiles.jpeg(20_000)).id();

    content(UserClient.agent("AF-22"), id).statusCode(404);
    content(UserClient.customer(owner), id).statusCode(403);
    assertThat(LinkClient.get("/api/admin/passports/" + id + "/content").status()).isIn(401, 403);
    assertThat(LinkClient.get("/api/admin/passports/" + id + "/content", "X-Passport-Token", link))
        .extracting(LinkClient.Reply::status)
        .isIn(401, 403);
    assertThat(accessLog(id)).isEmpty();
  }

  @Test
  void findsPassportByNumberForStaff() {
    String number = SamplePassports.number();
    String id = LinkClient.send(link, SamplePassports.with(number)).id();

    UserClient.search(UserClient.admin(), number.toLowerCase(Locale.ROOT))
        .body("passports.document.id", contains(id))
        .body("passports[0].document.mrz.documentNumber", equalTo(number));
    UserClient.search(UserClient.agent("AF-21"), number)
        .body("passports.document.id", contains(id));
    UserClient.search(UserClient.agent("AF-22"), number).body("passports", empty());
    UserClient.search(UserClient.admin(), SamplePassports.number()).body("passports", empty());
    assertThat(accessLog(id)).containsExactly("SEARCH", "SEARCH");
  }

  private static ValidatableResponse content(String token, String id) {
    return UserClient.as(token).get("/api/admin/passports/" + id + "/content").then();
  }

  private void awaitStatus(String id, String status) {
    Awaitility.await(status)
        .atMost(Duration.ofSeconds(60))
        .until(() -> LinkClient.status(link, id).document().path("status").asText().equals(status));
  }

  @SuppressWarnings("unchecked")
  private List<String> accessLog(String id) {
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
