package com.cruisemall.upload.document;

import com.cruisemall.kit.images.file.FileKind;
import com.cruisemall.upload.crypto.WrappedKey;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Completely received document.
 *
 * @param size in bytes
 * @param sha256 of the file, in hexadecimal
 * @param chunks number of chunks, which are stored here until Drive has the file
 * @param failure reason of a failed delivery
 * @param key empty once the document is erased
 */
public record StoredDocument(
    UUID id,
    UUID requestId,
    DocumentStatus status,
    String travelerId,
    FileKind kind,
    long size,
    String sha256,
    int chunks,
    Instant queuedAt,
    Optional<Instant> storedAt,
    Optional<String> failure,
    Optional<WrappedKey> key) {}
