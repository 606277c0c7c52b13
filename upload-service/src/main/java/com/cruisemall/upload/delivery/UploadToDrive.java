package com.cruisemall.upload.delivery;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.document.ChunkRepository;
import com.cruisemall.upload.document.DocumentRepository;
import com.cruisemall.upload.document.StoredDocument;
import com.cruisemall.upload.drive.DriveClient;
import com.cruisemall.upload.drive.DriveException;
import com.cruisemall.upload.drive.DriveFile;
import com.cruisemall.upload.link.Link;
import com.cruisemall.upload.link.LinkConfig;
import com.cruisemall.upload.link.LinkRepository;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Uploads one document to its folder in Drive, decrypting it chunk by chunk. The first document of
 * a passport request generates all file ids that the request may need in one call, and creates the
 * folder. The ids are stored in the database before they are used, so that concurrent workers
 * create the same folder.
 */
@Singleton
class UploadToDrive {
  private static final int MAX_IDS_PER_CALL = 100;
  private static final int LOCKS = 64;

  private final DocumentRepository documents;
  private final LinkRepository links;
  private final ChunkRepository chunks;
  private final DriveFolderRepository folders;
  private final DriveClient drive;
  private final LinkConfig config;
  private final Transactions transactions;

  /** Striped locks by request. They only save calls; correctness does not depend on them. */
  private final ReentrantLock[] locks = new ReentrantLock[LOCKS];

  UploadToDrive(
      DocumentRepository documents,
      LinkRepository links,
      ChunkRepository chunks,
      DriveFolderRepository folders,
      DriveClient drive,
      LinkConfig config,
      Transactions transactions) {
    this.documents = documents;
    this.links = links;
    this.chunks = chunks;
    this.folders = folders;
    this.drive = drive;
    this.config = config;
    this.transactions = transactions;
    Arrays.setAll(locks, _ -> new ReentrantLock());
  }

  private record Delivery(StoredDocument document, Link link) {}

  private record Target(String folderId, String fileId) {}

  /**
   * Returns once Drive has the document.
   *
   * @param heartbeat called between chunks; throws to abort the upload
   */
  void upload(UUID documentId, Runnable heartbeat) throws DriveException, InterruptedException {
    Delivery delivery = transactions.call(() -> read(documentId));
    StoredDocument document = delivery.document();
    Target target = prepareTarget(documentId, delivery.link());
    heartbeat.run();
    DriveFile file =
        new DriveFile(
            target.fileId(),
            target.folderId(),
            fileName(document),
            document.kind().mediaType(),
            document.size(),
            document.sha256(),
            documentId);
    try (InputStream content =
        chunks.open(documentId, document.chunks(), documents.dataKey(document))) {
      drive.upload(file, content, heartbeat);
    } catch (IOException e) {
      throw new UncheckedIOException("closing the chunk stream failed", e);
    }
  }

  private Delivery read(UUID documentId) {
    StoredDocument document = documents.find(documentId).orElseThrow();
    return new Delivery(document, links.find(document.requestId()).orElseThrow());
  }

  private Target prepareTarget(UUID documentId, Link link)
      throws DriveException, InterruptedException {
    ReentrantLock lock = locks[Math.floorMod(link.id().hashCode(), LOCKS)];
    lock.lockInterruptibly();
    try {
      String folder = prepareFolder(link);
      Optional<String> id = folders.assignFileId(link.id(), documentId);
      if (id.isEmpty()) {
        folders.addSpareIds(link.id(), drive.generateIds(config.maxDocumentsPerTraveler()));
        id = folders.assignFileId(link.id(), documentId);
      }
      return new Target(folder, id.orElseThrow());
    } finally {
      lock.unlock();
    }
  }

  private String prepareFolder(Link link) throws DriveException, InterruptedException {
    Optional<DriveFolderRepository.Folder> known = folders.find(link.id());
    if (known.isEmpty()) {
      int ids = 1 + link.travelers().size() * config.maxDocumentsPerTraveler();
      folders.plan(link.id(), drive.generateIds(Math.min(MAX_IDS_PER_CALL, ids)));
      known = folders.find(link.id());
    }
    DriveFolderRepository.Folder folder = known.orElseThrow();
    if (!folder.created()) {
      drive.createFolder(folder.id(), folderName(link));
      folders.markCreated(link.id());
    }
    return folder.id();
  }

  /** Order id and end of the request id: unique, without personal data. */
  private static String folderName(Link link) {
    return link.orderId() + " " + link.id().toString().substring(24);
  }

  /** Traveller id for readability and document id for uniqueness, without personal data. */
  private static String fileName(StoredDocument document) {
    return "%s-%s.%s"
        .formatted(
            document.travelerId().replaceAll("[^A-Za-z0-9_-]", "_"),
            document.id(),
            document.kind().extension());
  }
}
