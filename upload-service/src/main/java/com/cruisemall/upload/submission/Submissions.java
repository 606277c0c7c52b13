package com.cruisemall.upload.submission;

import com.cruisemall.upload.drive.DriveException;
import com.cruisemall.upload.drive.GoogleDrive;
import com.cruisemall.upload.link.Link;
import com.cruisemall.upload.link.LinkConfig;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Finds the place in Drive for a document. The first document of a submission asks Drive for all
 * the ids that the submission may need, in one call, and makes the folder; the ids are fixed in the
 * database before anything is made with them, so that whoever comes second, here or elsewhere,
 * makes the same folder and not another.
 */
@Singleton
public class Submissions {
  private static final int MOST_IDS = 100;
  private static final int LOCKS = 64;

  private final SubmissionTable table;
  private final GoogleDrive drive;
  private final LinkConfig config;

  /** Saves calls only: what they keep apart would be right without them. */
  private final ReentrantLock[] locks = new ReentrantLock[LOCKS];

  Submissions(SubmissionTable table, GoogleDrive drive, LinkConfig config) {
    this.table = table;
    this.drive = drive;
    this.config = config;
    Arrays.setAll(locks, _ -> new ReentrantLock());
  }

  /** Where a file goes. */
  public record Place(String folderId, String fileId) {}

  public Place placeFor(UUID documentId, Link link) throws DriveException, InterruptedException {
    ReentrantLock lock = locks[Math.floorMod(link.id().hashCode(), LOCKS)];
    lock.lockInterruptibly();
    try {
      String folder = folder(link);
      Optional<String> id = table.take(link.id(), documentId);
      if (id.isEmpty()) {
        table.addSpare(link.id(), drive.generateIds(config.documentsPerTraveler()));
        id = table.take(link.id(), documentId);
      }
      return new Place(folder, id.orElseThrow());
    } finally {
      lock.unlock();
    }
  }

  private String folder(Link link) throws DriveException, InterruptedException {
    Optional<SubmissionTable.Folder> known = table.folder(link.id());
    if (known.isEmpty()) {
      int wanted = 1 + link.travelers().size() * config.documentsPerTraveler();
      table.plan(link.id(), drive.generateIds(Math.min(MOST_IDS, wanted)));
      known = table.folder(link.id());
    }
    SubmissionTable.Folder folder = known.orElseThrow();
    if (!folder.made()) {
      drive.createFolder(folder.id(), name(link));
      table.made(link.id());
    }
    return folder.id();
  }

  /** The order, and the end of the request's id: unique, and nothing of a person. */
  private static String name(Link link) {
    return link.orderId() + " " + link.id().toString().substring(24);
  }
}
