package com.cruisemall.upload.staff;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.access.Visitor;
import com.cruisemall.upload.delivery.Deliveries;
import com.cruisemall.upload.document.DocumentAccess;
import com.cruisemall.upload.document.DocumentStatus;
import com.cruisemall.upload.document.Documents;
import com.cruisemall.upload.document.StoredDocument;
import com.cruisemall.upload.drive.DriveException;
import com.cruisemall.upload.drive.GoogleDrive;
import com.cruisemall.upload.staging.Staging;
import com.cruisemall.upload.trail.AccessTrail;
import com.cruisemall.upload.trail.AccessTrail.Act;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.UUID;

/** Opens what was sent, from here or from Drive, after it was noted who looks at it. */
@ApplicationScoped
class ShowPassport {
  private final DocumentAccess access;
  private final Documents documents;
  private final Deliveries deliveries;
  private final Staging staging;
  private final GoogleDrive drive;
  private final AccessTrail trail;
  private final Visitor visitor;
  private final Transactions transactions;

  ShowPassport(
      DocumentAccess access,
      Documents documents,
      Deliveries deliveries,
      Staging staging,
      GoogleDrive drive,
      AccessTrail trail,
      Visitor visitor,
      Transactions transactions) {
    this.access = access;
    this.documents = documents;
    this.deliveries = deliveries;
    this.staging = staging;
    this.drive = drive;
    this.trail = trail;
    this.visitor = visitor;
    this.transactions = transactions;
  }

  record Content(StoredDocument document, InputStream bytes) {}

  private record Place(StoredDocument document, String driveId) {}

  Content open(UUID id) throws DriveException, InterruptedException {
    Place place =
        transactions.call(() -> {
          StoredDocument document = access.requireStaff(id);
          trail.note(visitor.requireUserId(), Act.CONTENT, id);
          return new Place(document, deliveries.driveId(id).orElse(""));
        });
    StoredDocument document = place.document();
    InputStream bytes =
        document.status() == DocumentStatus.STORED
            ? drive.download(place.driveId())
            : staging.open(id, document.chunks(), documents.key(document));
    return new Content(document, bytes);
  }
}
