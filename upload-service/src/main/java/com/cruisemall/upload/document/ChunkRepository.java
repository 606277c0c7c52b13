package com.cruisemall.upload.document;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.crypto.DataKey;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.io.InputStream;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * Repository of document chunks, each encrypted for its position. Chunks are written and read one
 * per transaction, so that a connection is held for a moment and not for the minutes of an upload.
 */
@Singleton
public class ChunkRepository {
  /** Plain size of every chunk but the last. */
  public static final int CHUNK_BYTES = 256 * 1024;

  private final EntityManager database;
  private final Transactions transactions;

  ChunkRepository(EntityManager database, Transactions transactions) {
    this.database = database;
    this.transactions = transactions;
  }

  /** Encrypts and inserts a chunk in the caller's transaction. */
  public void insert(UUID documentId, int position, byte[] plain, DataKey key) {
    database
        .createNativeQuery(
            """
            insert into document_chunk (document_id, position, ciphertext)
            values (:document, :position, :ciphertext)
            """)
        .setParameter("document", documentId)
        .setParameter("position", position)
        .setParameter("ciphertext", key.encrypt(plain, context(position)))
        .executeUpdate();
  }

  /** Opens a stream of the plain bytes, which fetches each chunk in a separate transaction. */
  public InputStream open(UUID documentId, int chunks, DataKey key) {
    return new ChunkStream(
        chunks,
        position -> {
          byte[] ciphertext = transactions.call(() -> select(documentId, position));
          return key.decrypt(ciphertext, context(position));
        });
  }

  /** Deletes the chunks of a document in the caller's transaction. */
  public void delete(UUID documentId) {
    database
        .createNativeQuery("delete from document_chunk where document_id = :document")
        .setParameter("document", documentId)
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

  private static String context(int position) {
    return "chunk:" + position;
  }

  /** Stream over the chunks that holds one of them in memory. */
  private static final class ChunkStream extends InputStream {
    private final int chunks;
    private final IntFunction<byte[]> fetch;
    private byte[] current = new byte[0];
    private int nextChunk;
    private int offset;

    private ChunkStream(int chunks, IntFunction<byte[]> fetch) {
      this.chunks = chunks;
      this.fetch = fetch;
    }

    @Override
    public int read() {
      return fill() ? current[offset++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int targetOffset, int length) {
      Objects.checkFromIndexSize(targetOffset, length, target.length);
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      int count = Math.min(length, current.length - offset);
      System.arraycopy(current, offset, target, targetOffset, count);
      offset += count;
      return count;
    }

    @Override
    public int available() {
      return current.length - offset;
    }

    private boolean fill() {
      while (offset == current.length && nextChunk < chunks) {
        current = fetch.apply(nextChunk++);
        offset = 0;
      }
      return offset < current.length;
    }
  }
}
