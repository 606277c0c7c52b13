package com.cruisemall.upload.document;

import com.cruisemall.kit.images.file.FileKind;
import com.cruisemall.upload.crypto.DataKey;
import com.cruisemall.upload.crypto.WrappedKey;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Row of table {@code document}. */
@Entity
class Document {
  @Id UUID id;
  UUID requestId;

  @Enumerated(EnumType.STRING)
  DocumentStatus status;

  @Nullable String travelerId;
  @Nullable String mediaType;
  @Nullable Long size;
  @Nullable String sha256;
  @Nullable Integer chunks;
  byte @Nullable [] wrappedKey;
  @Nullable String keyId;
  Instant receivedAt;
  @Nullable Instant queuedAt;
  @Nullable Instant storedAt;
  @Nullable Instant erasedAt;
  @Nullable String failure;

  @SuppressWarnings("NullAway.Init")
  protected Document() {}

  static Document receiving(UUID id, UUID requestId, DataKey key, Instant now) {
    Document document = new Document();
    document.id = id;
    document.requestId = requestId;
    document.status = DocumentStatus.RECEIVING;
    document.wrappedKey = key.wrapped().bytes();
    document.keyId = key.wrapped().masterKeyId();
    document.receivedAt = now;
    return document;
  }

  void queue(String traveler, ReceivedFile file, Instant now) {
    status = DocumentStatus.QUEUED;
    travelerId = traveler;
    mediaType = file.kind().mediaType();
    size = file.size();
    sha256 = file.sha256();
    chunks = file.chunks();
    queuedAt = now;
  }

  /** Returns the view of a completely received document. */
  StoredDocument view() {
    return new StoredDocument(
        id,
        requestId,
        status,
        Objects.requireNonNull(travelerId),
        FileKind.ofMediaType(Objects.requireNonNull(mediaType)),
        Objects.requireNonNull(size),
        sha256 == null ? "" : sha256,
        Objects.requireNonNull(chunks),
        Objects.requireNonNull(queuedAt),
        Optional.ofNullable(storedAt),
        Optional.ofNullable(failure),
        key());
  }

  private Optional<WrappedKey> key() {
    byte[] bytes = wrappedKey;
    String id = keyId;
    return bytes == null || id == null ? Optional.empty() : Optional.of(new WrappedKey(id, bytes));
  }
}
