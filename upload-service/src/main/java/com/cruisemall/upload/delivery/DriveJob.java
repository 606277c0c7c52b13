package com.cruisemall.upload.delivery;

import java.util.UUID;

/**
 * The event that a document is to be brought to Drive: a pointer that says nothing of it.
 *
 * @param attempt from 1; an event of an attempt that is over is passed over
 */
record DriveJob(UUID documentId, int attempt) {
  static final String TOPIC = "upload.drive-job.v1";
  static final String DEAD_TOPIC = "upload.drive-job.dead.v1";
}
