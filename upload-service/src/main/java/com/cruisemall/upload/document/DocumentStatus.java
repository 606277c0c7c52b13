package com.cruisemall.upload.document;

/**
 * Where a document stands.
 *
 * <pre>
 * RECEIVING → QUEUED ⇄ UPLOADING → STORED
 *                ↑         ↓
 *                └───── FAILED          each but RECEIVING → ERASING → ERASED
 * </pre>
 */
public enum DocumentStatus {
  /** Its bytes are coming in; nobody was told yet that they are safe. */
  RECEIVING,
  /** Safe here, on its way to Drive. */
  QUEUED,
  /** Being written to Drive. */
  UPLOADING,
  /** In Drive; here are no bytes any more. */
  STORED,
  /** Drive will not take it; an operator must look. Safe here. */
  FAILED,
  /** To be removed from Drive, then here. */
  ERASING,
  /** Removed everywhere. */
  ERASED
}
