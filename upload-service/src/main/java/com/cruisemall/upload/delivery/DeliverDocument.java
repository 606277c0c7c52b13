package com.cruisemall.upload.delivery;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.document.Documents;
import com.cruisemall.upload.document.StoredDocument;
import com.cruisemall.upload.drive.DriveException;
import com.cruisemall.upload.drive.GoogleDrive;
import com.cruisemall.upload.drive.NewFile;
import com.cruisemall.upload.link.Link;
import com.cruisemall.upload.link.Links;
import com.cruisemall.upload.staging.Staging;
import com.cruisemall.upload.submission.Submissions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;

/** Writes one document to its place in Drive, decrypting it chunk by chunk on the way. */
@Singleton
class DeliverDocument {
  private final Documents documents;
  private final Links links;
  private final Submissions submissions;
  private final Staging staging;
  private final GoogleDrive drive;
  private final Transactions transactions;

  DeliverDocument(
      Documents documents,
      Links links,
      Submissions submissions,
      Staging staging,
      GoogleDrive drive,
      Transactions transactions) {
    this.documents = documents;
    this.links = links;
    this.submissions = submissions;
    this.staging = staging;
    this.drive = drive;
    this.transactions = transactions;
  }

  /** What is needed of a document. */
  private record Parcel(StoredDocument document, Link link) {}

  /**
   * Returns when Drive has the document.
   *
   * @param signOfLife is called now and then, and may end the work by throwing
   */
  void deliver(UUID documentId, Runnable signOfLife) throws DriveException, InterruptedException {
    Parcel parcel = transactions.call(() -> read(documentId));
    StoredDocument document = parcel.document();
    Submissions.Place place = submissions.placeFor(documentId, parcel.link());
    signOfLife.run();
    NewFile file =
        new NewFile(
            place.fileId(),
            place.folderId(),
            name(document),
            document.kind().mediaType(),
            document.size(),
            document.sha256(),
            documentId);
    try (InputStream content =
        staging.open(documentId, document.chunks(), documents.key(document))) {
      drive.upload(file, content, signOfLife);
    } catch (IOException e) {
      throw new UncheckedIOException("a staged document is not closed by input and output", e);
    }
  }

  private Parcel read(UUID documentId) {
    StoredDocument document = documents.find(documentId).orElseThrow();
    return new Parcel(document, links.find(document.requestId()).orElseThrow());
  }

  /** Unique by the document's id, readable by the traveller's, and nothing of a person. */
  private static String name(StoredDocument document) {
    return "%s-%s.%s"
        .formatted(
            document.travelerId().replaceAll("[^A-Za-z0-9_-]", "_"),
            document.id(),
            document.kind().extension());
  }
}
