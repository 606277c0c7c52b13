package com.cruisemall.upload.admin;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.delivery.DeliveryQueue;
import com.cruisemall.upload.document.AccessLogRepository;
import com.cruisemall.upload.document.AccessLogRepository.Action;
import com.cruisemall.upload.document.ChunkRepository;
import com.cruisemall.upload.document.DocumentAccess;
import com.cruisemall.upload.document.DocumentRepository;
import com.cruisemall.upload.document.DocumentStatus;
import com.cruisemall.upload.document.StoredDocument;
import com.cruisemall.upload.drive.DriveClient;
import com.cruisemall.upload.drive.DriveException;
import com.cruisemall.upload.link.OrderAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;

/** Opens the file of a passport, here or in Drive, after logging the access. */
@ApplicationScoped
class OpenPassport {
  private final DocumentAccess access;
  private final DocumentRepository documents;
  private final DeliveryQueue deliveries;
  private final ChunkRepository chunks;
  private final DriveClient drive;
  private final AccessLogRepository accessLog;
  private final OrderAccess orderAccess;
  private final Transactions transactions;

  OpenPassport(
      DocumentAccess access,
      DocumentRepository documents,
      DeliveryQueue deliveries,
      ChunkRepository chunks,
      DriveClient drive,
      AccessLogRepository accessLog,
      OrderAccess orderAccess,
      Transactions transactions) {
    this.access = access;
    this.documents = documents;
    this.deliveries = deliveries;
    this.chunks = chunks;
    this.drive = drive;
    this.accessLog = accessLog;
    this.orderAccess = orderAccess;
    this.transactions = transactions;
  }

  record Content(StoredDocument document, InputStream bytes) {}

  private record Location(StoredDocument document, String driveId) {}

  Content open(UUID id) throws DriveException, InterruptedException {
    Location location =
        transactions.call(() -> {
          StoredDocument document = access.requireStaff(id);
          accessLog.add(orderAccess.requireUserId(), Action.CONTENT, id);
          return new Location(document, deliveries.findDriveId(id).orElse(""));
        });
    StoredDocument document = location.document();
    if (document.status() == DocumentStatus.STORED) {
      return new Content(document, drive.download(location.driveId()));
    }
    InputStream stored = chunks.open(id, document.chunks(), documents.dataKey(document));
    return new Content(document, new ContinuedStream(stored, () -> download(id)));
  }

  /** Opens the file in Drive, where a delivery has stored it meanwhile. */
  private InputStream download(UUID id) throws IOException {
    try {
      Optional<String> driveId = transactions.call(() -> deliveries.findDriveId(id));
      return drive.download(driveId.orElseThrow(() -> new IOException("not in drive")));
    } catch (DriveException e) {
      throw new IOException("drive unavailable", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
