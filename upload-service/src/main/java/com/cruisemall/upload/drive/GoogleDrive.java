package com.cruisemall.upload.drive;

import com.google.api.client.googleapis.media.MediaHttpUploader;
import com.google.api.client.http.InputStreamContent;
import com.google.api.services.drive.Drive;
import com.google.api.services.drive.model.File;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.jspecify.annotations.Nullable;

/**
 * Google Drive, v3, through Google's own client library. Each write, and what precedes it, waits
 * for its turn first; nothing is ever shared with a link, and whatever is written is written under
 * an id that Drive gave out before, so that doing it twice is doing it once.
 */
@ApplicationScoped
public class GoogleDrive {
  private static final String FOLDER = "application/vnd.google-apps.folder";

  private final Drive drive;
  private final DriveQuota quota;
  private final DriveConfig config;
  private final MeterRegistry metrics;

  GoogleDrive(Drive drive, DriveQuota quota, DriveConfig config, MeterRegistry metrics) {
    this.drive = drive;
    this.quota = quota;
    this.config = config;
    this.metrics = metrics;
  }

  /** Ids for files and folders to come. */
  @CircuitBreaker(
      requestVolumeThreshold = 10,
      failureRatio = 0.8,
      delay = 5000,
      failOn = DriveException.Unavailable.class)
  public List<String> generateIds(int count) throws DriveException, InterruptedException {
    return inTurn(
        "generateIds",
        () -> drive.files().generateIds().setCount(count).setSpace("drive").execute().getIds());
  }

  /** Makes a folder below the root folder; one of that id that is there already will do. */
  @CircuitBreaker(
      requestVolumeThreshold = 10,
      failureRatio = 0.8,
      delay = 5000,
      failOn = DriveException.Unavailable.class)
  public void createFolder(String id, String name) throws DriveException, InterruptedException {
    File folder =
        new File()
            .setId(id)
            .setName(name)
            .setMimeType(FOLDER)
            .setParents(List.of(config.rootFolder()));
    inTurn(
        "createFolder",
        () -> {
          try {
            drive.files().create(folder).setFields("id").setSupportsAllDrives(true).execute();
          } catch (IOException e) {
            if (!DriveErrors.hasStatus(e, 409)) {
              throw e;
            }
          }
          return id;
        });
  }

  /**
   * Writes a file, chunk by chunk. One of that id that is there already, whole, will do.
   *
   * @param beforeChunk is called before each chunk, and may end the work by throwing
   */
  @Bulkhead(16)
  @CircuitBreaker(
      requestVolumeThreshold = 10,
      failureRatio = 0.8,
      delay = 5000,
      failOn = DriveException.Unavailable.class)
  public void upload(NewFile file, InputStream content, Runnable beforeChunk)
      throws DriveException, InterruptedException {
    boolean known = inTurn("upload", () -> create(file, content, beforeChunk));
    if (known) {
      requireWhole(file);
    }
  }

  /** Whether the file of that id was there already. */
  private boolean create(NewFile file, InputStream content, Runnable beforeChunk)
      throws IOException {
    File metadata =
        new File()
            .setId(file.id())
            .setName(file.name())
            .setMimeType(file.mediaType())
            .setParents(List.of(file.folderId()))
            .setAppProperties(Map.of("documentId", file.documentId().toString()));
    InputStreamContent media =
        new InputStreamContent(file.mediaType(), content).setLength(file.size());
    Drive.Files.Create create =
        drive.files().create(metadata, media).setFields("id").setSupportsAllDrives(true);
    MediaHttpUploader uploader = create.getMediaHttpUploader();
    uploader.setDirectUploadEnabled(false);
    uploader.setChunkSize(Math.toIntExact(config.chunk().asLongValue()));
    uploader.setProgressListener(_ -> beforeChunk.run());
    try {
      create.execute();
      return false;
    } catch (IOException e) {
      if (DriveErrors.hasStatus(e, 409)) {
        return true;
      }
      throw e;
    }
  }

  /** A file of our id that is not our file would be somebody's mistake, and not to be built on. */
  private void requireWhole(NewFile file) throws DriveException, InterruptedException {
    File there =
        read(
            "get",
            () ->
                drive
                    .files()
                    .get(file.id())
                    .setFields("id,size,sha256Checksum,trashed")
                    .setSupportsAllDrives(true)
                    .execute());
    @Nullable Long size = there.getSize();
    @Nullable String sha256 = there.getSha256Checksum();
    boolean same =
        (size == null || size == file.size())
            && (sha256 == null || sha256.equalsIgnoreCase(file.sha256()));
    if (!same || Boolean.TRUE.equals(there.getTrashed())) {
      throw new DriveException.Refused("otherFileInPlace", null);
    }
  }

  /** Removes a file for good; one that is not there will do. */
  @CircuitBreaker(
      requestVolumeThreshold = 10,
      failureRatio = 0.8,
      delay = 5000,
      failOn = DriveException.Unavailable.class)
  public void delete(String id) throws DriveException, InterruptedException {
    inTurn(
        "delete",
        () -> {
          try {
            drive.files().delete(id).setSupportsAllDrives(true).execute();
          } catch (IOException e) {
            if (!DriveErrors.hasStatus(e, 404)) {
              throw e;
            }
          }
          return id;
        });
  }

  /** The bytes of a file, as they come; to be closed. */
  public InputStream download(String id) throws DriveException, InterruptedException {
    return read(
        "download",
        () -> drive.files().get(id).setSupportsAllDrives(true).executeMediaAsInputStream());
  }

  /** A call to Google. */
  @FunctionalInterface
  private interface Call<T> {
    T run() throws IOException;
  }

  /** Waits for a turn first: all that comes in crowds does. */
  private <T> T inTurn(String operation, Call<T> call) throws DriveException, InterruptedException {
    quota.take();
    return read(operation, call);
  }

  private <T> T read(String operation, Call<T> call) throws DriveException {
    try {
      T result = call.run();
      count(operation, "done");
      return result;
    } catch (IOException e) {
      throw failure(operation, DriveErrors.of(e));
    } catch (IllegalStateException | IllegalArgumentException e) {
      // Google's client does not understand what it got.
      throw failure(operation, new DriveException.Unavailable("garbage", e));
    }
  }

  private DriveException failure(String operation, DriveException failure) {
    if (failure instanceof DriveException.OverQuota overQuota) {
      quota.refused(overQuota.retryAfter());
    }
    count(operation, failure.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    return failure;
  }

  private void count(String operation, String outcome) {
    metrics
        .counter("cruisemall.drive.requests", "operation", operation, "outcome", outcome)
        .increment();
  }
}
