package com.cruisemall.upload.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import com.cruisemall.upload.Desk;
import com.cruisemall.upload.Passports;
import com.cruisemall.upload.Phone;
import com.cruisemall.upload.UploadServiceTest;
import com.cruisemall.upload.crypto.FormerKeys;
import com.cruisemall.upload.crypto.WrappedKey;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@UploadServiceTest
class RewrapTest {
  @Inject RewrapJob job;
  @Inject EntityManager database;

  @Test
  void movesEverythingToTheCurrentMasterKey() {
    String number = Passports.number();
    String link = Desk.link("t1");
    String id = Phone.send(link, Passports.with(number)).id();
    QuarkusTransaction.requiringNew()
        .run(() -> {
          wrapByTheFormer("document", "id = cast('" + id + "' as uuid)");
          wrapByTheFormer(
              "passport_request",
              "id = (select request_id from document where id = cast('" + id + "' as uuid))");
          database
              .createNativeQuery(
                  "update passport_data set number_index = :old where document_id = :id")
              .setParameter("old", FormerKeys.index(number))
              .setParameter("id", UUID.fromString(id))
              .executeUpdate();
        });
    // It is found and read before the job has come, too.
    assertKnown(link, id, number);

    job.rewrap();

    assertKnown(link, id, number);
    assertThat(formerIndexes(number)).isZero();
    assertThat(
            count(
                "select count(distinct key_id) from (select key_id from document where key_id is"
                    + " not null union select key_id from passport_request) k"))
        .isEqualTo(1);
  }

  private static void assertKnown(String link, String id, String number) {
    assertThat(Phone.status(link, id).document().path("mrz").path("documentNumber").asText())
        .isEqualTo(number);
    assertThat(Phone.get("/api/passport/" + link).status()).isEqualTo(200);
    Desk.search(Desk.admin(), number).body("passports.document.id", hasItem(id));
  }

  private void wrapByTheFormer(String table, String which) {
    Tuple row =
        (Tuple)
            database
                .createNativeQuery(
                    "select id, key_id, wrapped_key from " + table + " where " + which, Tuple.class)
                .getSingleResult();
    UUID id = row.get("id", UUID.class);
    WrappedKey former =
        FormerKeys.wrapped(
            new WrappedKey(row.get("key_id", String.class), row.get("wrapped_key", byte[].class)),
            id);
    database
        .createNativeQuery(
            "update " + table + " set key_id = :key, wrapped_key = :wrapped where id = :id")
        .setParameter("key", former.masterKeyId())
        .setParameter("wrapped", former.bytes())
        .setParameter("id", id)
        .executeUpdate();
  }

  private long formerIndexes(String number) {
    return count(
        "select count(*) from passport_data where number_index = '"
            + FormerKeys.index(number)
            + "'");
  }

  private long count(String query) {
    return QuarkusTransaction.requiringNew()
        .call(() -> (Long) database.createNativeQuery(query, Long.class).getSingleResult());
  }
}
