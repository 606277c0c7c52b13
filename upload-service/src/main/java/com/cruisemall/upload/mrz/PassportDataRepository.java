package com.cruisemall.upload.mrz;

import com.cruisemall.kit.text.TextNormalizer;
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
 * Repository of passport data, encrypted under the key of the document. Passport numbers are
 * searched by a keyed digest, which is useless without the key. Callers bring the transaction.
 */
@Singleton
public class PassportDataRepository {
  private static final String CONTEXT = "passport-data";

  private final EntityManager database;
  private final MasterKeys keys;
  private final ObjectMapper json;

  PassportDataRepository(EntityManager database, MasterKeys keys, ObjectMapper json) {
    this.database = database;
    this.keys = keys;
    this.json = json;
  }

  /** Saves data given by a person, replacing any other. */
  public void save(UUID documentId, PassportData data, DataKey key) {
    write(
        documentId,
        data,
        key,
        "do update set source = excluded.source, ciphertext = excluded.ciphertext, number_index ="
            + " excluded.number_index");
  }

  /** Saves a suggestion; returns false if the document has passport data already. */
  public boolean saveSuggestion(UUID documentId, PassportData data, DataKey key) {
    return write(documentId, data, key, "do nothing") == 1;
  }

  public Optional<PassportData> find(UUID documentId, DataKey key) {
    @SuppressWarnings("unchecked")
    List<byte[]> ciphertexts =
        database
            .createNativeQuery(
                "select ciphertext from passport_data where document_id = :document", byte[].class)
            .setParameter("document", documentId)
            .getResultList();
    return ciphertexts.stream()
        .findFirst()
        .map(ciphertext -> deserialize(key.decrypt(ciphertext, CONTEXT)));
  }

  /** Finds documents by passport number, newest first. */
  @SuppressWarnings("unchecked")
  public List<UUID> findByNumber(String number, int limit) {
    return database
        .createNativeQuery(
            """
            select document_id from passport_data where number_index in (:indexes)
            order by document_id desc limit :limit
            """,
            UUID.class)
        .setParameter("indexes", keys.macs(KeyUse.PASSPORT_INDEX, normalize(number)))
        .setParameter("limit", limit)
        .getResultList();
  }

  /** Recomputes the digest of a document's passport number under the current master key. */
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
        .setParameter("ciphertext", key.encrypt(serialize(data), CONTEXT))
        .setParameter("index", data.number().map(this::index).orElse(null))
        .executeUpdate();
  }

  private String index(String number) {
    return keys.mac(KeyUse.PASSPORT_INDEX, normalize(number));
  }

  private static String normalize(String number) {
    return TextNormalizer.comparable(number)
        .replaceAll("[^A-Za-z0-9]", "")
        .toUpperCase(Locale.ROOT);
  }

  private byte[] serialize(PassportData data) {
    try {
      return json.writeValueAsBytes(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("passport data cannot be serialized", e);
    }
  }

  private PassportData deserialize(byte[] stored) {
    try {
      return json.readValue(stored, PassportData.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
