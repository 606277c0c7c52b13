package com.cruisemall.upload.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import com.cruisemall.upload.LinkClient;
import com.cruisemall.upload.SamplePassports;
import com.cruisemall.upload.UploadServiceTest;
import com.cruisemall.upload.UserClient;
import com.cruisemall.upload.crypto.MasterKeys;
import com.cruisemall.upload.crypto.PreviousKeys;
import com.cruisemall.upload.crypto.WrappedKey;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

@UploadServiceTest
class KeyRotationTest {
  @Inject KeyRotationJob job;
  @Inject EntityManager database;
  @Inject MasterKeys keys;

  @Test
  void rewrapsAllKeysWithCurrentMasterKey() {
    String number = SamplePassports.number();
    String link = UserClient.link("t1");
    String id = LinkClient.send(link, SamplePassports.with(number)).id();
    QuarkusTransaction.requiringNew()
        .run(() -> {
          wrap(id, PreviousKeys::wrapped);
          index(id, PreviousKeys.index(number));
        });
    // Reading and searching works before the rotation, too.
    assertReadable(link, id, number);

    job.rewrap();

    assertReadable(link, id, number);
    assertThat(previousIndexes(number)).isZero();
    assertThat(
            count(
                "select count(distinct key_id) from (select key_id from document where key_id is"
                    + " not null union select key_id from passport_request) k"))
        .isEqualTo(1);
  }

  /** The new instances of a rolling update re-wrap all keys while old ones still serve. */
  @Test
  void readsKeysThatNewInstancesWrapWithTheNextMasterKey() {
    String number = SamplePassports.number();
    String link = UserClient.link("t1");
    String id = LinkClient.send(link, SamplePassports.with(number)).id();
    QuarkusTransaction.requiringNew()
        .run(() -> {
          wrap(id, PreviousKeys::wrappedByNext);
          index(id, PreviousKeys.nextIndex(number));
        });

    assertReadable(link, id, number);
    job.rewrap();

    assertReadable(link, id, number);
    assertThat(
            count(
                "select count(*) from passport_data where number_index = '"
                    + PreviousKeys.nextIndex(number)
                    + "'"))
        .isEqualTo(1);
    QuarkusTransaction.requiringNew().run(() -> wrap(id, keys::rewrap));
  }

  private void index(String id, String digest) {
    database
        .createNativeQuery(
            "update passport_data set number_index = :digest where document_id = :id")
        .setParameter("digest", digest)
        .setParameter("id", UUID.fromString(id))
        .executeUpdate();
  }

  private void wrap(String id, BiFunction<WrappedKey, UUID, WrappedKey> wrapper) {
    wrap("document", "id = cast('" + id + "' as uuid)", wrapper);
    wrap(
        "passport_request",
        "id = (select request_id from document where id = cast('" + id + "' as uuid))",
        wrapper);
  }

  private static void assertReadable(String link, String id, String number) {
    assertThat(LinkClient.status(link, id).document().path("mrz").path("documentNumber").asText())
        .isEqualTo(number);
    assertThat(LinkClient.get("/api/passport/" + link).status()).isEqualTo(200);
    UserClient.search(UserClient.admin(), number).body("passports.document.id", hasItem(id));
  }

  private void wrap(
      String table, String condition, BiFunction<WrappedKey, UUID, WrappedKey> wrapper) {
    Tuple row =
        (Tuple)
            database
                .createNativeQuery(
                    "select id, key_id, wrapped_key from " + table + " where " + condition,
                    Tuple.class)
                .getSingleResult();
    UUID id = row.get("id", UUID.class);
    WrappedKey previous =
        wrapper.apply(
            new WrappedKey(row.get("key_id", String.class), row.get("wrapped_key", byte[].class)),
            id);
    database
        .createNativeQuery(
            "update " + table + " set key_id = :key, wrapped_key = :wrapped where id = :id")
        .setParameter("key", previous.masterKeyId())
        .setParameter("wrapped", previous.bytes())
        .setParameter("id", id)
        .executeUpdate();
  }

  private long previousIndexes(String number) {
    return count(
        "select count(*) from passport_data where number_index = '"
            + PreviousKeys.index(number)
            + "'");
  }

  private long count(String query) {
    return QuarkusTransaction.requiringNew()
        .call(() -> (Long) database.createNativeQuery(query, Long.class).getSingleResult());
  }
}
