package com.cruisemall.upload.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.cruisemall.kit.test.FakeIssuer;
import com.cruisemall.upload.Desk;
import com.cruisemall.upload.Passports;
import com.cruisemall.upload.Phone;
import com.cruisemall.upload.Pictures;
import com.cruisemall.upload.SandboxDrive;
import com.cruisemall.upload.ScriptedPayment;
import com.cruisemall.upload.UploadServiceTest;
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

/** The end of passports: on request, and after their time. */
@UploadServiceTest
class ErasureTest {
  @Inject EntityManager database;
  @Inject RetentionJob retention;
  @Inject MeterRegistry metrics;

  private final UUID owner = UUID.randomUUID();
  private final String orderId = ScriptedPayment.order(owner, null, "PAID", "t1", "t2");
  private String link = "";

  @BeforeEach
  void open() {
    SandboxDrive.reset();
    link = Desk.link(owner, orderId);
  }

  @AfterEach
  void allIsWell() {
    SandboxDrive.reset();
  }

  @Test
  void erasesInDriveFirstAndTriesUntilDriveConfirms() {
    String number = Passports.number();
    String id = Phone.send(link, Passports.with(number)).id();
    awaitStored(id);
    SandboxDrive.fault("{\"kind\":\"UNAVAILABLE\",\"operation\":\"delete\"}");

    erase(id, FakeIssuer.person(owner, "a-session", "USER"), 202);

    Awaitility.await("drive is asked")
        .atMost(Duration.ofSeconds(60))
        .until(() -> SandboxDrive.count("fault:unavailable") > 0);
    assertThat(Phone.status(link, id).status()).isEqualTo(404);
    Desk.search(Desk.admin(), number).body("passports", empty());
    assertThat(status(id)).isEqualTo("ERASING");
    assertThat(keyed(id)).isEqualTo(1);
    SandboxDrive.reset();
    awaitErased(id);
    assertThat(SandboxDrive.filesOf(id)).isEmpty();
    assertThat(keyed(id)).isZero();
    assertThat(count("select count(*) from passport_data where document_id = :id", id)).isZero();
    assertThat(count("select count(*) from document_chunk where document_id = :id", id)).isZero();
  }

  @Test
  void erasesWhatIsOnItsWayWithoutBringingItThere() {
    SandboxDrive.fault("{\"kind\":\"UNAVAILABLE\",\"operation\":\"upload\"}");
    String id = Phone.send(link, "t1", Pictures.jpeg(300_000)).id();

    erase(id, Desk.admin(), 202);
    SandboxDrive.reset();

    awaitErased(id);
    assertThat(SandboxDrive.filesOf(id)).isEmpty();
    assertThat(count("select count(*) from document_chunk where document_id = :id", id)).isZero();
  }

  @Test
  void letsOnlyThoseEraseWhoMay() {
    String id = Phone.send(link, "t1", Pictures.jpeg(20_000)).id();

    erase(id, FakeIssuer.person(UUID.randomUUID(), "a-session", "USER"), 404);
    erase(id, FakeIssuer.guest(), 401);
    Desk.as(FakeIssuer.person(owner, "a-session", "USER"))
        .delete("/api/admin/passports/orders/" + orderId)
        .then()
        .statusCode(403);
    assertThat(Phone.status(link, id).status()).isEqualTo(200);
  }

  @Test
  void erasesAWholeOrderAndEndsItsLinks() {
    String first = Phone.send(link, "t1", Pictures.jpeg(20_000)).id();
    String second = Phone.send(link, "t2", Pictures.jpeg(20_000)).id();

    Desk.as(Desk.admin())
        .delete("/api/admin/passports/orders/" + orderId)
        .then()
        .statusCode(202)
        .body("documents", equalTo(2));

    assertThat(Phone.send(link, "t1", Pictures.jpeg(20_000)).code()).isEqualTo("LINK_EXPIRED");
    awaitErased(first);
    awaitErased(second);
    assertThat(SandboxDrive.filesOf(first)).isEmpty();
    assertThat(SandboxDrive.filesOf(second)).isEmpty();
  }

  @Test
  void leavesNothingAfterItsTime() throws InterruptedException {
    String id = Phone.send(link, "t1", Pictures.jpeg(20_000)).id();
    awaitStored(id);
    String folder = SandboxDrive.filesOf(id).getFirst().path("parents").path(0).asText();
    makeOld(id);

    retention.endWhatHadItsTime();
    assertThat(overdue("documents")).isPositive();
    awaitErased(id);
    retention.endWhatHadItsTime();

    assertThat(count("select count(*) from document where id = :id", id)).isZero();
    assertThat(
            count(
                "select count(*) from passport_request where order_id = '"
                    + orderId
                    + "' and cast(:id as uuid) is not null",
                id))
        .isZero();
    assertThat(SandboxDrive.filesOf(id)).isEmpty();
    assertThat(SandboxDrive.look().path("folders").findValuesAsText("id")).doesNotContain(folder);
    assertThat(overdue("documents")).isZero();
    assertThat(overdue("staging")).isZero();
    assertThat(overdue("requests")).isZero();
  }

  private double overdue(String what) {
    return metrics.get("cruisemall.retention.overdue").tag("what", what).gauge().value();
  }

  private void makeOld(String id) {
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
    Desk.as(token).delete("/api/passport/documents/" + id).then().statusCode(status);
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

  private long keyed(String id) {
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
