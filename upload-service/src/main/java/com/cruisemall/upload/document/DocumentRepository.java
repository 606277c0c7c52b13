package com.cruisemall.upload.document;

import com.cruisemall.upload.crypto.DataKey;
import com.cruisemall.upload.crypto.MasterKeys;
import com.cruisemall.upload.mrz.PassportDataRepository;
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
 * Repository of documents. Callers bring the transaction. Every change of status is published with
 * PostgreSQL's NOTIFY, which takes effect on commit.
 */
@ApplicationScoped
public class DocumentRepository implements PanacheRepositoryBase<Document, UUID> {
  /** NOTIFY channel; the payload is the document id. */
  public static final String CHANNEL = "document_status";

  private static final Set<DocumentStatus> IN_DELIVERY =
      Set.of(DocumentStatus.QUEUED, DocumentStatus.UPLOADING);
  private static final Set<DocumentStatus> VISIBLE =
      Set.of(
          DocumentStatus.QUEUED,
          DocumentStatus.UPLOADING,
          DocumentStatus.STORED,
          DocumentStatus.FAILED);

  private final MasterKeys keys;
  private final PassportDataRepository passports;
  private final Clock clock;

  DocumentRepository(MasterKeys keys, PassportDataRepository passports, Clock clock) {
    this.keys = keys;
    this.passports = passports;
    this.clock = clock;
  }

  /** Inserts a RECEIVING document. */
  public void create(UUID id, UUID requestId, DataKey key) {
    persist(Document.receiving(id, requestId, key, clock.instant()));
  }

  /** Makes a completely received document QUEUED; returns false if it was deleted as abandoned. */
  public boolean markReceived(UUID id, String travelerId, ReceivedFile file) {
    Document document = findById(id, LockModeType.PESSIMISTIC_WRITE);
    if (document == null || document.status != DocumentStatus.RECEIVING) {
      return false;
    }
    document.queue(travelerId, file, clock.instant());
    flush();
    notifyChange(id);
    return true;
  }

  /** Deletes an incomplete document with its chunks. */
  public void deleteReceiving(UUID id) {
    delete("id = ?1 and status = ?2", id, DocumentStatus.RECEIVING);
  }

  /** Deletes incomplete documents that began before the instant, and returns their number. */
  public long deleteReceivingBefore(Instant end) {
    return delete("status = ?1 and receivedAt < ?2", DocumentStatus.RECEIVING, end);
  }

  /** Finds the document with the same bytes from the same traveller. */
  public Optional<StoredDocument> findDuplicate(UUID requestId, String travelerId, String sha256) {
    return find(
            "requestId = ?1 and travelerId = ?2 and sha256 = ?3 and status in ?4",
            requestId,
            travelerId,
            sha256,
            VISIBLE)
        .firstResultOptional()
        .map(Document::view);
  }

  /** Finds the received documents of a request, oldest first. */
  public List<StoredDocument> findByRequest(UUID requestId) {
    return list("requestId = ?1 and status in ?2 order by queuedAt, id", requestId, VISIBLE)
        .stream()
        .map(Document::view)
        .toList();
  }

  /** Finds a document that is completely received and not erased. */
  public Optional<StoredDocument> find(UUID id) {
    return find("id = ?1 and status in ?2", id, VISIBLE).firstResultOptional().map(Document::view);
  }

  /** Finds a document with its passport data. */
  public Optional<DocumentView> findView(UUID id) {
    return find(id).map(this::view);
  }

  /** Adds the passport data to a document. */
  public DocumentView view(StoredDocument document) {
    return DocumentView.of(document, passports.find(document.id(), dataKey(document)));
  }

  /** Unwraps the key that encrypts a document and its passport data. */
  public DataKey dataKey(StoredDocument document) {
    return keys.open(document.key().orElseThrow(), document.id());
  }

  /** Marks the start of a delivery attempt. */
  public boolean markUploading(UUID id) {
    return move(id, IN_DELIVERY, DocumentStatus.UPLOADING, null);
  }

  /** Marks a document as waiting for its next delivery attempt. */
  public boolean markQueued(UUID id) {
    return move(id, IN_DELIVERY, DocumentStatus.QUEUED, null);
  }

  /** Marks a document as stored in Drive. */
  public boolean markStored(UUID id) {
    boolean moved = move(id, IN_DELIVERY, DocumentStatus.STORED, null);
    if (moved) {
      update("storedAt = ?1 where id = ?2", clock.instant(), id);
    }
    return moved;
  }

  /** Marks a document as rejected by Drive, or as given up. */
  public boolean markFailed(UUID id, String reason) {
    return move(id, IN_DELIVERY, DocumentStatus.FAILED, reason);
  }

  /** Puts a FAILED document back into the queue. */
  public boolean requeueFailed(UUID id) {
    return move(id, Set.of(DocumentStatus.FAILED), DocumentStatus.QUEUED, null);
  }

  /** Marks a document for erasure. */
  public boolean markErasing(UUID id) {
    return move(id, VISIBLE, DocumentStatus.ERASING, null);
  }

  /** Marks a document as erased and deletes its key, without which no copy can be decrypted. */
  public boolean markErased(UUID id) {
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
      notifyChange(id);
    }
    return erased;
  }

  private boolean move(
      UUID id, Set<DocumentStatus> from, DocumentStatus to, @Nullable String failure) {
    boolean moved =
        update("status = ?1, failure = ?2 where id = ?3 and status in ?4", to, failure, id, from)
            == 1;
    if (moved) {
      notifyChange(id);
    }
    return moved;
  }

  /** Notifies all instances of a change, on commit. */
  public void notifyChange(UUID id) {
    getEntityManager()
        .createNativeQuery("select cast(pg_notify(:channel, :id) as text)", String.class)
        .setParameter("channel", CHANNEL)
        .setParameter("id", id.toString())
        .getSingleResult();
  }
}
