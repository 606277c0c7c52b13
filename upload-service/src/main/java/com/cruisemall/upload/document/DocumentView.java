package com.cruisemall.upload.document;

import com.cruisemall.upload.mrz.PassportData;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Document in responses.
 *
 * @param status one of QUEUED, UPLOADING, STORED, FAILED
 * @param size in bytes
 * @param mrz passport data; a suggestion if its source is PICTURE
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DocumentView(
    UUID id,
    String travelerId,
    DocumentStatus status,
    String mediaType,
    long size,
    String sha256,
    Instant receivedAt,
    @Nullable Instant storedAt,
    @Nullable PassportData mrz) {

  /** Combines a document with its passport data. */
  public static DocumentView of(StoredDocument document, Optional<PassportData> mrz) {
    return new DocumentView(
        document.id(),
        document.travelerId(),
        document.status(),
        document.kind().mediaType(),
        document.size(),
        document.sha256(),
        document.queuedAt(),
        document.storedAt().orElse(null),
        mrz.orElse(null));
  }
}
