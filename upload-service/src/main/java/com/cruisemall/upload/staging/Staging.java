package com.cruisemall.upload.staging;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.crypto.DataKey;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.io.InputStream;
import java.util.UUID;

/**
 * Keeps documents as chunks, each encrypted for its place and committed alone: a connection is held
 * for the moment of a chunk, never for the minutes of an upload.
 */
@Singleton
public class Staging {
  /** The plain size of every chunk but the last. */
  public static final int CHUNK_BYTES = 256 * 1024;

  private final EntityManager database;
  private final Transactions transactions;
  private final DatabaseTurns turns;

  Staging(EntityManager database, Transactions transactions, DatabaseTurns turns) {
    this.database = database;
    this.transactions = transactions;
    this.turns = turns;
  }

  /** Stores a chunk for good before it returns. */
  public void write(UUID documentId, int position, byte[] plain, DataKey key) {
    turns.run(() -> insert(documentId, position, key.encrypt(plain, place(position))));
  }

  /** The plain bytes of a document; each chunk is fetched when it is read. */
  public InputStream open(UUID documentId, int chunks, DataKey key) {
    return new StagedStream(
        chunks,
        position -> {
          byte[] secret = transactions.call(() -> select(documentId, position));
          return key.decrypt(secret, place(position));
        });
  }

  /** Forgets the bytes of a document, in the caller's transaction. */
  public void delete(UUID documentId) {
    database
        .createNativeQuery("delete from document_chunk where document_id = :document")
        .setParameter("document", documentId)
        .executeUpdate();
  }

  private void insert(UUID documentId, int position, byte[] secret) {
    database
        .createNativeQuery(
            """
            insert into document_chunk (document_id, position, ciphertext)
            values (:document, :position, :ciphertext)
            """)
        .setParameter("document", documentId)
        .setParameter("position", position)
        .setParameter("ciphertext", secret)
        .executeUpdate();
  }

  private byte[] select(UUID documentId, int position) {
    return (byte[])
        database
            .createNativeQuery(
                """
                select ciphertext from document_chunk
                where document_id = :document and position = :position
                """,
                byte[].class)
            .setParameter("document", documentId)
            .setParameter("position", position)
            .getSingleResult();
  }

  private static String place(int position) {
    return "chunk:" + position;
  }
}
