package com.cruisemall.upload.operation;

import com.cruisemall.upload.document.DocumentStatus;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document on its way, without anything of the person.
 *
 * @param attempt the attempt that is under way or comes next, from 1
 * @param dueAt when that is
 * @param lastReason why the attempt before came to nothing: a word of Google's or of ours
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
