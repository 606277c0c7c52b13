package com.cruisemall.upload.intake;

import com.cruisemall.upload.document.DocumentView;

/** What became of an upload that was not refused. */
sealed interface UploadOutcome {
  DocumentView document();

  /** It is safe here, and on its way. */
  record Accepted(DocumentView document) implements UploadOutcome {}

  /** The traveller had sent the same bytes before. */
  record Known(DocumentView document) implements UploadOutcome {}
}
