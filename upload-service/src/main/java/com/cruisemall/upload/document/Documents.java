package com.cruisemall.upload.document;

import com.cruisemall.upload.crypto.DataKey;
import com.cruisemall.upload.crypto.MasterKeys;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The documents. Callers bring the transaction. Every change of status is told to who watches, once
 * the transaction is committed (PostgreSQL's NOTIFY).
 */
@ApplicationScoped
public class Documents implements PanacheRepositoryBase<Document, UUID> {
  /** The channel of notifications; their payload is the document's id. */
  public static final String CHANNEL = "document_status";

  private static final Set<DocumentStatus> UNDER_WAY =
      Set.of(DocumentStatus.QUEUED, DocumentStatus.UPLOADING);
  private static final Set<DocumentStatus> KEPT =
      Set.of(
          DocumentStatus.QUEUED,
          DocumentStatus.UPLOADING,
          DocumentStatus.STORED,
          DocumentStatus.FAILED);

  private final MasterKeys keys;
  private final Clock clock;

  Documents(MasterKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** Makes room for bytes that are to come. */
  public void begin(UUID id, UUID requestId, DataKey key) {
    persist(Document.receiving(id, requestId, key, clock.instant()));
  }

  /** The whole file is here. False if the document was swept away in the meantime. */
  public boolean queue(UUID id, String travelerId, ReceivedFile file) {
    Document document = findById(id, LockModeType.PESSIMISTIC_WRITE);
    if (document == null || document.status != DocumentStatus.RECEIVING) {
      return false;
    }
    document.queue(travelerId, file, clock.instant());
    flush();
    tell(id);
    return true;
  }

  /** Forgets a document of which not all came, with its bytes. */
  public void discard(UUID id) {
    delete("id = ?1 and status = ?2", id, DocumentStatus.RECEIVING);
  }

  /** Forgets what began before a moment and never came whole; returns how many. */
  public long discardReceivedBefore(Instant moment) {
    return delete("status = ?1 and receivedAt < ?2", DocumentStatus.RECEIVING, moment);
  }

  /** The document with the same bytes that a traveller has sent before. */
  public Optional<StoredDocument> same(UUID requestId, String travelerId, String sha256) {
    return find(
            "requestId = ?1 and travelerId = ?2 and sha256 = ?3 and status in ?4",
            requestId,
            travelerId,
            sha256,
            KEPT)
        .firstResultOptional()
        .map(Document::view);
  }

  /** What has arrived for a request, oldest first. */
  public List<StoredDocument> ofRequest(UUID requestId) {
    return list("requestId = ?1 and status in ?2 order by queuedAt, id", requestId, KEPT).stream()
        .map(Document::view)
        .toList();
  }

  /** A document that was received whole and is not erased. */
  public Optional<StoredDocument> find(UUID id) {
    return find("id = ?1 and status in ?2", id, KEPT).firstResultOptional().map(Document::view);
  }

  /** Documents that wait for their removal, longest-waiting first. */
  public List<StoredDocument> erasing(int limit) {
    return find("status = ?1 order by queuedAt", DocumentStatus.ERASING).page(0, limit).stream()
        .map(Document::view)
        .toList();
  }

  /** The key under which a document and what is known of it are encrypted. */
  public DataKey key(StoredDocument document) {
    return keys.open(document.key().orElseThrow(), document.id());
  }

  /** Its way to Drive has begun. */
  public boolean uploading(UUID id) {
    return move(id, UNDER_WAY, DocumentStatus.UPLOADING, null);
  }

  /** Its way to Drive was interrupted, and it will be tried again. */
  public boolean waiting(UUID id) {
    return move(id, UNDER_WAY, DocumentStatus.QUEUED, null);
  }

  /** Drive has it. */
  public boolean stored(UUID id) {
    boolean moved = move(id, UNDER_WAY, DocumentStatus.STORED, null);
    if (moved) {
      update("storedAt = ?1 where id = ?2", clock.instant(), id);
    }
    return moved;
  }

  /** Drive will not have it. */
  public boolean failed(UUID id, String reason) {
    return move(id, UNDER_WAY, DocumentStatus.FAILED, reason);
  }

  /** An operator has it tried again. */
  public boolean again(UUID id) {
    return move(id, Set.of(DocumentStatus.FAILED), DocumentStatus.QUEUED, null);
  }

  /** It is to be removed everywhere. */
  public boolean erase(UUID id) {
    return move(id, KEPT, DocumentStatus.ERASING, null);
  }

  /**
   * It is gone from Drive: without its key the rest cannot be read again, and without its bytes.
   */
  public boolean erased(UUID id) {
    boolean erased =
        update(
                """
                status = ?1, failure = null, wrappedKey = null, keyId = null, sha256 = null,
                erasedAt = ?2 where id = ?3 and status = ?4
                """,
                DocumentStatus.ERASED,
                clock.instant(),
                id,
                DocumentStatus.ERASING)
            == 1;
    if (erased) {
      tell(id);
    }
    return erased;
  }

  private boolean move(
      UUID id, Set<DocumentStatus> from, DocumentStatus to, @Nullable String failure) {
    boolean moved =
        update("status = ?1, failure = ?2 where id = ?3 and status in ?4", to, failure, id, from)
            == 1;
    if (moved) {
      tell(id);
    }
    return moved;
  }

  /** Wakes who watches the document, once the transaction is committed. */
  public void tell(UUID id) {
    getEntityManager()
        .createNativeQuery("select cast(pg_notify(:channel, :id) as text)", String.class)
        .setParameter("channel", CHANNEL)
        .setParameter("id", id.toString())
        .getSingleResult();
  }
}
