package com.cruisemall.upload.admin;

import com.cruisemall.upload.document.DocumentStatus;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Delivery state of a document, without personal data.
 *
 * @param attempt current or next attempt, from 1
 * @param dueAt time of that attempt
 * @param lastReason failure code of the previous attempt, of Google or of this service
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UploadState(
    UUID documentId,
    String orderId,
    DocumentStatus status,
    @Nullable String mediaType,
    @Nullable Long size,
    @Nullable Integer attempt,
    @Nullable Instant queuedAt,
    @Nullable Instant dueAt,
    @Nullable Instant storedAt,
    @Nullable String lastReason) {}
