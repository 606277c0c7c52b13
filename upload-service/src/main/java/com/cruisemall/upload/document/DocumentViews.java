package com.cruisemall.upload.document;

import com.cruisemall.upload.mrz.PassportDataTable;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Documents with what is known of the passport. Callers bring the transaction. */
@Singleton
public class DocumentViews {
  private final Documents documents;
  private final PassportDataTable passports;

  DocumentViews(Documents documents, PassportDataTable passports) {
    this.documents = documents;
    this.passports = passports;
  }

  public Optional<DocumentView> find(UUID id) {
    return documents.find(id).map(this::of);
  }

  public DocumentView of(StoredDocument document) {
    return DocumentView.of(document, passports.find(document.id(), documents.key(document)));
  }
}
