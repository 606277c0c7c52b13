package com.cruisemall.upload.mrz;

import com.cruisemall.upload.crypto.DataKey;
import com.cruisemall.upload.crypto.KeyUse;
import com.cruisemall.upload.crypto.MasterKeys;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of passports, encrypted under the key of the document. A number is found by its
 * keyed digest, which tells nothing to who has no key. Callers bring the transaction.
 */
@Singleton
public class PassportDataTable {
  private static final String PLACE = "passport-data";

  private final EntityManager database;
  private final MasterKeys keys;
  private final ObjectMapper json;

  PassportDataTable(EntityManager database, MasterKeys keys, ObjectMapper json) {
    this.database = database;
    this.keys = keys;
    this.json = json;
  }

  /** Keeps what a person said, whatever was known before. */
  public void put(UUID documentId, PassportData data, DataKey key) {
    write(
        documentId,
        data,
        key,
        "do update set source = excluded.source, ciphertext = excluded.ciphertext, number_index ="
            + " excluded.number_index");
  }

  /** Keeps a suggestion unless something is known; false if there is. */
  public boolean suggest(UUID documentId, PassportData data, DataKey key) {
    return write(documentId, data, key, "do nothing") == 1;
  }

  public Optional<PassportData> find(UUID documentId, DataKey key) {
    @SuppressWarnings("unchecked")
    List<byte[]> secrets =
        database
            .createNativeQuery(
                "select ciphertext from passport_data where document_id = :document", byte[].class)
            .setParameter("document", documentId)
            .getResultList();
    return secrets.stream().findFirst().map(secret -> read(key.decrypt(secret, PLACE)));
  }

  /** The documents on which the number was read or said. */
  @SuppressWarnings("unchecked")
  public List<UUID> withNumber(String number, int limit) {
    return database
        .createNativeQuery(
            """
            select document_id from passport_data where number_index in (:indexes)
            order by document_id desc limit :limit
            """,
            UUID.class)
        .setParameter("indexes", keys.macs(KeyUse.PASSPORT_INDEX, normal(number)))
        .setParameter("limit", limit)
        .getResultList();
  }

  /** Computes the digest of a document's number anew, for a new master key. */
  public void reindex(UUID documentId, DataKey key) {
    find(documentId, key)
        .flatMap(PassportData::number)
        .ifPresent(number ->
            database
                .createNativeQuery(
                    "update passport_data set number_index = :index where document_id = :document")
                .setParameter("index", index(number))
                .setParameter("document", documentId)
                .executeUpdate());
  }

  public void delete(UUID documentId) {
    database
        .createNativeQuery("delete from passport_data where document_id = :document")
        .setParameter("document", documentId)
        .executeUpdate();
  }

  private int write(UUID documentId, PassportData data, DataKey key, String onConflict) {
    return database
        .createNativeQuery(
            """
            insert into passport_data (document_id, source, ciphertext, number_index)
            values (:document, :source, :ciphertext, cast(:index as text))
            on conflict (document_id)\
            """
                + " "
                + onConflict)
        .setParameter("document", documentId)
        .setParameter("source", data.source().name())
        .setParameter("ciphertext", key.encrypt(bytes(data), PLACE))
        .setParameter("index", data.number().map(this::index).orElse(null))
        .executeUpdate();
  }

  private String index(String number) {
    return keys.mac(KeyUse.PASSPORT_INDEX, normal(number));
  }

  private static String normal(String number) {
    return number.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
  }

  private byte[] bytes(PassportData data) {
    try {
      return json.writeValueAsBytes(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("passport data is always JSON", e);
    }
  }

  private PassportData read(byte[] stored) {
    try {
      return json.readValue(stored, PassportData.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
