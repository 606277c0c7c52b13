package com.cruisemall.upload.delivery;

import java.util.Objects;
import java.util.UUID;

/**
 * Delivery event: a pointer to a document, without personal data.
 *
 * @param attempt counts from 1; an event of an earlier attempt is ignored
 */
record DriveJob(UUID documentId, int attempt) {
  static final String TOPIC = "upload.drive-job.v1";
  static final String DEAD_TOPIC = "upload.drive-job.dead.v1";

  DriveJob {
    Objects.requireNonNull(documentId, "documentId");
  }
}
