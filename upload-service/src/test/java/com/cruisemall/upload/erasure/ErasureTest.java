package com.cruisemall.upload.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.cruisemall.kit.test.FakeIssuer;
import com.cruisemall.upload.FakePaymentService;
import com.cruisemall.upload.ImageFiles;
import com.cruisemall.upload.LinkClient;
import com.cruisemall.upload.SamplePassports;
import com.cruisemall.upload.SandboxDrive;
import com.cruisemall.upload.UploadServiceTest;
import com.cruisemall.upload.UserClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Erasure on request and after the retention period. */
@UploadServiceTest
class ErasureTest {
  @Inject EntityManager database;
  @Inject RetentionJob retention;
  @Inject MeterRegistry metrics;

  private final UUID owner = UUID.randomUUID();
  private final String orderId = FakePaymentService.order(owner, null, "PAID", "t1", "t2");
  private String link = "";

  @BeforeEach
  void createLink() {
    SandboxDrive.reset();
    link = UserClient.link(owner, orderId);
  }

  @AfterEach
  void resetDrive() {
    SandboxDrive.reset();
  }

  @Test
  void erasesInDriveFirstAndRetriesUntilConfirmed() {
    String number = SamplePassports.number();
    String id = LinkClient.send(link, SamplePassports.with(number)).id();
    awaitStored(id);
    SandboxDrive.fault("{\"kind\":\"UNAVAILABLE\",\"operation\":\"delete\"}");

    erase(id, FakeIssuer.person(owner, "a-session", "USER"), 202);

    Awaitility.await("drive receives the delete request")
        .atMost(Duration.ofSeconds(60))
        .until(() -> SandboxDrive.count("fault:unavailable") > 0);
    assertThat(LinkClient.status(link, id).status()).isEqualTo(404);
    UserClient.search(UserClient.admin(), number).body("passports", empty());
    assertThat(status(id)).isEqualTo("ERASING");
    assertThat(countKeys(id)).isEqualTo(1);
    SandboxDrive.reset();
    awaitErased(id);
    assertThat(SandboxDrive.filesOf(id)).isEmpty();
    assertThat(countKeys(id)).isZero();
    assertThat(count("select count(*) from passport_data where document_id = :id", id)).isZero();
    assertThat(count("select count(*) from document_chunk where document_id = :id", id)).isZero();
  }

  @Test
  void keepsRecordWhileTheServiceAccountHasNoAccess() {
    String id = LinkClient.send(link, "t1", ImageFiles.jpeg(20_000)).id();
    awaitStored(id);
    SandboxDrive.fault("{\"kind\":\"NOT_FOUND\"}");

    erase(id, UserClient.admin(), 202);

    Awaitility.await("drive receives two delete requests")
        .atMost(Duration.ofSeconds(90))
        .until(() -> SandboxDrive.count("delete") > 1);
    assertThat(status(id)).isEqualTo("ERASING");
    assertThat(SandboxDrive.filesOf(id)).hasSize(1);
    Awaitility.await("the age of the erasure")
        .until(() -> metrics.get("cruisemall.upload.erasure.oldest.seconds").gauge().value() > 0);
    SandboxDrive.reset();
    awaitErased(id);
    assertThat(SandboxDrive.filesOf(id)).isEmpty();
  }

  @Test
  void triesLaterErasuresAfterMoreRefusalsThanABatch() throws InterruptedException {
    String id = LinkClient.send(link, "t1", ImageFiles.jpeg(20_000)).id();
    awaitStored(id);
    SandboxDrive.fault("{\"kind\":\"FORBIDDEN\",\"operation\":\"delete\"}");
    insertErasing(id, 60);

    Awaitility.await("every erasure is tried")
        .atMost(Duration.ofSeconds(90))
        .until(() ->
            count(
                    """
                    select count(*) from erasure e
                    join document o on o.id = e.document_id
                    where o.request_id = (select request_id from document where id = :id)
                      and e.last_reason = 'insufficientFilePermissions'
                    """,
                    id)
                == 60);

    SandboxDrive.reset();
  }

  @Test
  void repeatsDeletionForUploadThatCompletesLate() {
    String id = LinkClient.send(link, "t1", ImageFiles.jpeg(20_000)).id();
    awaitStored(id);
    String driveId = SandboxDrive.filesOf(id).getFirst().path("id").asText();
    erase(id, UserClient.admin(), 202);
    awaitErased(id);

    SandboxDrive.create(driveId, "late-" + id);

    assertThat(SandboxDrive.filesOf(id)).hasSize(1);
    Awaitility.await("deleted again")
        .atMost(Duration.ofSeconds(60))
        .until(() -> SandboxDrive.filesOf(id).isEmpty());
  }

  /** Inserts erasures of copies of a document, which have no file in Drive. */
  private void insertErasing(String id, int copies) {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          for (int i = 0; i < copies; i++) {
            UUID copy = UUID.randomUUID();
            database
                .createNativeQuery(
                    """
                    insert into document (id, request_id, status, received_at)
                    select :copy, request_id, 'ERASING', now() from document where id = :id
                    """)
                .setParameter("copy", copy)
                .setParameter("id", UUID.fromString(id))
                .executeUpdate();
            database
                .createNativeQuery(
                    """
                    insert into delivery (document_id, attempt, due_at, drive_id)
                    values (:copy, 1, now(), 'unknown')
                    """)
                .setParameter("copy", copy)
                .executeUpdate();
          }
        });
  }

  @Test
  void erasesQueuedDocumentWithoutDelivery() {
    SandboxDrive.fault("{\"kind\":\"UNAVAILABLE\",\"operation\":\"upload\"}");
    String id = LinkClient.send(link, "t1", ImageFiles.jpeg(300_000)).id();

    erase(id, UserClient.admin(), 202);
    SandboxDrive.reset();

    awaitErased(id);
    assertThat(SandboxDrive.filesOf(id)).isEmpty();
    assertThat(count("select count(*) from document_chunk where document_id = :id", id)).isZero();
  }

  @Test
  void rejectsErasureByUnauthorizedCallers() {
    String id = LinkClient.send(link, "t1", ImageFiles.jpeg(20_000)).id();

    erase(id, FakeIssuer.person(UUID.randomUUID(), "a-session", "USER"), 404);
    erase(id, FakeIssuer.guest(), 401);
    UserClient.as(FakeIssuer.person(owner, "a-session", "USER"))
        .delete("/api/admin/passports/orders/" + orderId)
        .then()
        .statusCode(403);
    assertThat(LinkClient.status(link, id).status()).isEqualTo(200);
  }

  @Test
  void erasesOrderAndExpiresItsLinks() {
    String first = LinkClient.send(link, "t1", ImageFiles.jpeg(20_000)).id();
    String second = LinkClient.send(link, "t2", ImageFiles.jpeg(20_000)).id();

    UserClient.as(UserClient.admin())
        .delete("/api/admin/passports/orders/" + orderId)
        .then()
        .statusCode(202)
        .body("documents", equalTo(2));

    assertThat(LinkClient.send(link, "t1", ImageFiles.jpeg(20_000)).code())
        .isEqualTo("LINK_EXPIRED");
    awaitErased(first);
    awaitErased(second);
    assertThat(SandboxDrive.filesOf(first)).isEmpty();
    assertThat(SandboxDrive.filesOf(second)).isEmpty();
  }

  @Test
  void purgesEverythingAfterRetentionPeriod() throws InterruptedException {
    String id = LinkClient.send(link, "t1", ImageFiles.jpeg(20_000)).id();
    awaitStored(id);
    String folder = SandboxDrive.filesOf(id).getFirst().path("parents").path(0).asText();
    age(id);

    retention.purgeExpired();
    assertThat(overdue("documents")).isPositive();
    awaitErased(id);
    retention.purgeExpired();

    assertThat(count("select count(*) from document where id = :id", id)).isZero();
    assertThat(
            count(
                "select count(*) from passport_request where order_id = '"
                    + orderId
                    + "' and cast(:id as uuid) is not null",
                id))
        .isZero();
    assertThat(SandboxDrive.filesOf(id)).isEmpty();
    assertThat(SandboxDrive.state().path("folders").findValuesAsText("id")).doesNotContain(folder);
    assertThat(overdue("documents")).isZero();
    assertThat(overdue("staging")).isZero();
    assertThat(overdue("requests")).isZero();
  }

  private double overdue(String kind) {
    return metrics.get("cruisemall.retention.overdue").tag("what", kind).gauge().value();
  }

  private void age(String id) {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          database
              .createNativeQuery(
                  """
                  update document set queued_at = now() - interval '400 days',
                    received_at = now() - interval '400 days' where id = :id
                  """)
              .setParameter("id", UUID.fromString(id))
              .executeUpdate();
          database
              .createNativeQuery(
                  """
                  update passport_request set created_at = now() - interval '400 days',
                    expires_at = now() - interval '397 days' where order_id = :order
                  """)
              .setParameter("order", orderId)
              .executeUpdate();
        });
  }

  private static void erase(String id, String token, int status) {
    UserClient.as(token).delete("/api/passport/documents/" + id).then().statusCode(status);
  }

  private void awaitStored(String id) {
    Awaitility.await("stored").atMost(Duration.ofSeconds(60)).until(() -> is(id, "STORED"));
  }

  private void awaitErased(String id) {
    Awaitility.await("erased").atMost(Duration.ofSeconds(150)).until(() -> is(id, "ERASED"));
  }

  private boolean is(String id, String status) {
    return status(id).equals(status);
  }

  private String status(String id) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            (String)
                database
                    .createNativeQuery("select status from document where id = :id", String.class)
                    .setParameter("id", UUID.fromString(id))
                    .getSingleResult());
  }

  private long countKeys(String id) {
    return count("select count(*) from document where id = :id and wrapped_key is not null", id);
  }

  private long count(String query, String id) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            (Long)
                database
                    .createNativeQuery(query, Long.class)
                    .setParameter("id", UUID.fromString(id))
                    .getSingleResult());
  }
}
