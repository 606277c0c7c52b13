package com.cruisemall.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.cruisemall.kit.test.BackingServers;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Delivery queue under failures of Kafka and Drive. */
@UploadServiceTest
class DriveQueueTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(150);

  @Inject EntityManager database;

  @BeforeEach
  @AfterEach
  void resetDrive() {
    SandboxDrive.reset();
  }

  @Test
  void acceptsUploadsDuringKafkaOutageAndDeliversLater() {
    String link = UserClient.link("t1", "t2");
    BackingServers.kafka().stop();
    List<String> ids;
    try {
      ids = send(link, "t1", "t2");
    } finally {
      BackingServers.kafka().start();
    }

    ids.forEach(id -> awaitStored(link, id));
    assertOneFileEach(ids);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\":\"RATE_LIMITED\",\"remaining\":4}",
        "{\"kind\":\"TOO_MANY_REQUESTS\",\"remaining\":1,\"retryDelay\":\"2s\"}",
        "{\"kind\":\"ERROR\",\"percent\":40,\"remaining\":4}",
        "{\"kind\":\"ERROR_AFTER\",\"remaining\":3}",
        "{\"kind\":\"LOST_ANSWER\",\"remaining\":3}",
        "{\"kind\":\"CUT\",\"remaining\":3}",
        "{\"kind\":\"GARBAGE\",\"remaining\":3}"
      })
  void createsExactlyOneFileUnderDriveFaults(String fault) {
    String link = UserClient.link("t1", "t2", "t3");
    SandboxDrive.fault(fault);

    List<String> ids = send(link, "t1", "t2", "t3");

    ids.forEach(id -> awaitStored(link, id));
    assertOneFileEach(ids);
    assertThat(folders(ids)).hasSize(1);
  }

  @Test
  void givesUpDocumentThatCannotBeDecrypted() {
    String link = UserClient.link("t1");
    SandboxDrive.fault("{\"kind\":\"UNAVAILABLE\"}");
    String id = send(link, "t1").getFirst();
    change("update document_chunk set ciphertext = '\\x00' where document_id = '%s'", id);
    change("update delivery set since = now() - interval '25 hours' where document_id = '%s'", id);

    SandboxDrive.reset();

    Awaitility.await("given up")
        .atMost(TIMEOUT)
        .until(
            () -> LinkClient.status(link, id).document().path("status").asText().equals("FAILED"));
  }

  private void change(String statement, String id) {
    QuarkusTransaction.requiringNew()
        .run(() -> database.createNativeQuery(statement.formatted(id)).executeUpdate());
  }

  @Test
  void createsOneFolderPerRequest() {
    String[] travelers = IntStream.range(0, 8).mapToObj(n -> "t" + n).toArray(String[]::new);
    String link = UserClient.link(travelers);

    List<String> ids = send(link, travelers);

    ids.forEach(id -> awaitStored(link, id));
    assertOneFileEach(ids);
    assertThat(folders(ids)).hasSize(1);
    assertThat(SandboxDrive.count("generateIds")).isEqualTo(1);
    assertThat(SandboxDrive.count("create")).isEqualTo(1);
    assertThat(SandboxDrive.count("list")).isZero();
    assertThat(SandboxDrive.count("share")).isZero();
  }

  @Test
  void staysBelowDriveRateLimit() {
    SandboxDrive.writesPerSecond(11);
    String[] travelers = IntStream.range(0, 10).mapToObj(n -> "t" + n).toArray(String[]::new);
    String link = UserClient.link(travelers);

    send(link, travelers).forEach(id -> awaitStored(link, id));

    assertThat(SandboxDrive.count("refusedForQuota")).isZero();
  }

  @Test
  void deadLettersRefusedDocumentAndReplaysIt() {
    String link = UserClient.link("t1");
    SandboxDrive.fault("{\"kind\":\"STORAGE_FULL\"}");
    String id = send(link, "t1").getFirst();
    awaitStatus(link, id, "FAILED");
    String admin = UserClient.admin();

    UserClient.as(admin)
        .queryParam("status", "FAILED")
        .get("/api/admin/uploads")
        .then()
        .statusCode(200)
        .body("queue.depth.FAILED", greaterThanOrEqualTo(1))
        .body("uploads.documentId", hasItem(id))
        .body("uploads[0].lastReason", equalTo("storageQuotaExceeded"));
    SandboxDrive.reset();
    UserClient.as(admin)
        .post("/api/admin/uploads/" + id + "/replay")
        .then()
        .statusCode(202)
        .body("replayed", equalTo(1));

    awaitStored(link, id);
    assertOneFileEach(List.of(id));
    UserClient.as(admin)
        .post("/api/admin/uploads/" + id + "/replay")
        .then()
        .statusCode(409)
        .body("error.code", equalTo("CONFLICT"));
  }

  @Test
  void replaysAllFailedDocuments() {
    String link = UserClient.link("t1", "t2");
    SandboxDrive.fault("{\"kind\":\"FORBIDDEN\"}");
    List<String> ids = send(link, "t1", "t2");
    ids.forEach(id -> awaitStatus(link, id, "FAILED"));
    SandboxDrive.reset();

    UserClient.as(UserClient.admin())
        .post("/api/admin/uploads/replay")
        .then()
        .statusCode(202)
        .body("replayed", greaterThanOrEqualTo(2));

    ids.forEach(id -> awaitStored(link, id));
    assertOneFileEach(ids);
  }

  @Test
  void restrictsQueueToAdministrators() {
    UserClient.as(UserClient.agent("AF-1")).get("/api/admin/uploads").then().statusCode(403);
    UserClient.as(UserClient.admin())
        .queryParam("limit", 1)
        .get("/api/admin/uploads")
        .then()
        .statusCode(200)
        .body("uploads", hasSize(1))
        .body("pagination.limit", equalTo(1));
    UserClient.as(UserClient.admin()).get("/api/admin/uploads?status=LOST").then().statusCode(400);
    UserClient.as(UserClient.admin())
        .post("/api/admin/uploads/00000000-0000-7000-8000-000000000000/replay")
        .then()
        .statusCode(404);
  }

  private static List<String> send(String link, String... travelers) {
    return List.of(travelers).stream()
        .map(traveler -> {
          LinkClient.Reply reply = LinkClient.send(link, traveler, ImageFiles.jpeg(300_000));
          assertThat(reply.status()).as("%s", reply.body()).isEqualTo(202);
          return reply.id();
        })
        .toList();
  }

  private static void assertOneFileEach(List<String> ids) {
    assertThat(ids).allSatisfy(id -> assertThat(SandboxDrive.filesOf(id)).hasSize(1));
  }

  private static List<String> folders(List<String> ids) {
    return ids.stream()
        .flatMap(id -> SandboxDrive.filesOf(id).stream())
        .map((JsonNode file) -> file.path("parents").path(0).asText())
        .distinct()
        .toList();
  }

  private static void awaitStored(String link, String id) {
    awaitStatus(link, id, "STORED");
  }

  private static void awaitStatus(String link, String id, String status) {
    Awaitility.await(id + " is " + status)
        .atMost(TIMEOUT)
        .until(() -> LinkClient.status(link, id).document().path("status").asText().equals(status));
  }
}
