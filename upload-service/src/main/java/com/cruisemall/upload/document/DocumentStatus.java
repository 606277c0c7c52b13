package com.cruisemall.upload.document;

/**
 * Status of a document.
 *
 * <pre>
 * RECEIVING → QUEUED ⇄ UPLOADING → STORED
 *                ↑         ↓
 *                └───── FAILED          each but RECEIVING → ERASING → ERASED
 * </pre>
 */
public enum DocumentStatus {
  /** The upload is in progress and not yet acknowledged. */
  RECEIVING,
  /** Stored here, waiting for its delivery to Drive. */
  QUEUED,
  /** Being written to Drive. */
  UPLOADING,
  /** Stored in Drive; the chunks here are deleted. */
  STORED,
  /** Rejected by Drive or given up; needs an operator. Stored here. */
  FAILED,
  /** Waiting for its erasure, first in Drive and then here. */
  ERASING,
  /** Erased everywhere. */
  ERASED
}
