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
 * Client of Google Drive v3. Each write first waits for a permit of the rate limiter. Files are
 * never shared by link. Every file and folder is created under a pre-generated id, which makes a
 * repeated write idempotent.
 */
@ApplicationScoped
public class DriveClient {
  private static final String FOLDER = "application/vnd.google-apps.folder";

  private final Drive drive;
  private final DriveRateLimiter rateLimiter;
  private final DriveConfig config;
  private final MeterRegistry metrics;

  DriveClient(
      Drive drive, DriveRateLimiter rateLimiter, DriveConfig config, MeterRegistry metrics) {
    this.drive = drive;
    this.rateLimiter = rateLimiter;
    this.config = config;
    this.metrics = metrics;
  }

  /** Generates ids for files and folders. */
  @CircuitBreaker(
      requestVolumeThreshold = 10,
      failureRatio = 0.8,
      delay = 5000,
      failOn = DriveException.Unavailable.class)
  public List<String> generateIds(int count) throws DriveException, InterruptedException {
    return callWithPermit(
        "generateIds",
        () -> drive.files().generateIds().setCount(count).setSpace("drive").execute().getIds());
  }

  /** Creates a folder below the root folder, unless the id exists already. */
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
    callWithPermit(
        "createFolder",
        () -> {
          try {
            drive.files().create(folder).setFields("id").setSupportsAllDrives(true).execute();
          } catch (IOException e) {
            if (!DriveException.hasStatus(e, 409)) {
              throw e;
            }
          }
          return id;
        });
  }

  /**
   * Uploads a file in chunks. A complete file that exists under the id already counts as success.
   *
   * @param beforeChunk called before each chunk; throws to abort the upload
   */
  @Bulkhead(16)
  @CircuitBreaker(
      requestVolumeThreshold = 10,
      failureRatio = 0.8,
      delay = 5000,
      failOn = DriveException.Unavailable.class)
  public void upload(DriveFile file, InputStream content, Runnable beforeChunk)
      throws DriveException, InterruptedException {
    boolean exists = callWithPermit("upload", () -> create(file, content, beforeChunk));
    if (exists) {
      requireSame(file);
    }
  }

  /** Returns true if a file of that id exists already. */
  private boolean create(DriveFile file, InputStream content, Runnable beforeChunk)
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
    uploader.setChunkSize(Math.toIntExact(config.chunkSize().asLongValue()));
    uploader.setProgressListener(_ -> beforeChunk.run());
    try {
      create.execute();
      return false;
    } catch (IOException e) {
      if (DriveException.hasStatus(e, 409)) {
        return true;
      }
      throw e;
    }
  }

  /** Rejects an existing file under the id that differs from the file to upload. */
  private void requireSame(DriveFile file) throws DriveException, InterruptedException {
    File existing =
        call(
            "get",
            () ->
                drive
                    .files()
                    .get(file.id())
                    .setFields("id,size,sha256Checksum,trashed")
                    .setSupportsAllDrives(true)
                    .execute());
    @Nullable Long size = existing.getSize();
    @Nullable String sha256 = existing.getSha256Checksum();
    boolean same =
        (size == null || size == file.size())
            && (sha256 == null || sha256.equalsIgnoreCase(file.sha256()));
    if (!same || Boolean.TRUE.equals(existing.getTrashed())) {
      throw new DriveException.Refused("fileConflict", null);
    }
  }

  /**
   * Deletes a file permanently, if it exists. A 404 counts only while the root folder is visible:
   * Drive sends the same response after the service account has lost its access.
   */
  @CircuitBreaker(
      requestVolumeThreshold = 10,
      failureRatio = 0.8,
      delay = 5000,
      failOn = DriveException.Unavailable.class)
  public void delete(String id) throws DriveException, InterruptedException {
    boolean found =
        callWithPermit(
            "delete",
            () -> {
              try {
                drive.files().delete(id).setSupportsAllDrives(true).execute();
                return true;
              } catch (IOException e) {
                if (DriveException.hasStatus(e, 404)) {
                  return false;
                }
                throw e;
              }
            });
    if (!found && isMissing(config.rootFolder())) {
      throw new DriveException.Refused("rootFolderMissing", null);
    }
  }

  /** Returns true if a file or folder is not visible, or is in the trash. */
  private boolean isMissing(String id) throws DriveException {
    return call(
        "get",
        () -> {
          try {
            File file =
                drive.files().get(id).setFields("id,trashed").setSupportsAllDrives(true).execute();
            return Boolean.TRUE.equals(file.getTrashed());
          } catch (IOException e) {
            if (DriveException.hasStatus(e, 404)) {
              return true;
            }
            throw e;
          }
        });
  }

  /** Opens a stream of a file's bytes; the caller closes it. */
  public InputStream download(String id) throws DriveException, InterruptedException {
    return call(
        "download",
        () -> drive.files().get(id).setSupportsAllDrives(true).executeMediaAsInputStream());
  }

  /** Call of the client library. */
  @FunctionalInterface
  private interface Call<T> {
    T run() throws IOException;
  }

  /** Calls Drive with a permit; used for all calls that come in bursts. */
  private <T> T callWithPermit(String operation, Call<T> call)
      throws DriveException, InterruptedException {
    rateLimiter.acquire();
    return call(operation, call);
  }

  private <T> T call(String operation, Call<T> call) throws DriveException {
    try {
      T result = call.run();
      count(operation, "success");
      return result;
    } catch (IOException e) {
      throw failure(operation, DriveException.of(e));
    } catch (IllegalStateException | IllegalArgumentException e) {
      // Thrown by the client library for an invalid response.
      throw failure(operation, new DriveException.Unavailable("invalidResponse", e));
    }
  }

  private DriveException failure(String operation, DriveException failure) {
    if (failure instanceof DriveException.OverQuota overQuota) {
      rateLimiter.backOff(overQuota.retryAfter());
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
