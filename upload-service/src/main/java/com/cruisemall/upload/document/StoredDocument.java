package com.cruisemall.upload.document;

import com.cruisemall.kit.images.file.FileKind;
import com.cruisemall.upload.crypto.WrappedKey;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A document that was received whole.
 *
 * @param size in bytes
 * @param sha256 of its bytes, in hexadecimal
 * @param chunks in which it is kept here until Drive has it
 * @param failure why it cannot be brought to Drive
 * @param key gone once it is erased
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
