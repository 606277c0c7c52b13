package com.cruisemall.sandbox.drive;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Control endpoint {@code /sandbox/drive}: GET lists files and counts, PUT sets the write quota.
 */
@Path("/sandbox/drive")
@Blocking
class DriveSandboxResource {
  private final DriveStore store;
  private final DriveCounts counts;
  private final WriteQuota quota;

  DriveSandboxResource(DriveStore store, DriveCounts counts, WriteQuota quota) {
    this.store = store;
    this.counts = counts;
    this.quota = quota;
  }

  record Contents(
      String folder,
      double writesPerSecond,
      Map<String, Integer> counts,
      List<DriveFile> folders,
      List<DriveFile> files) {}

  record WriteRate(double writesPerSecond) {}

  @GET
  public Contents contents() {
    List<DriveFile> all =
        store.all().stream().sorted(Comparator.comparing(DriveFile::createdTime)).toList();
    return new Contents(
        store.root().toString(),
        quota.perSecond(),
        counts.all(),
        all.stream().filter(DriveFile::isFolder).toList(),
        all.stream().filter(file -> !file.isFolder()).toList());
  }

  @PUT
  public Contents setWriteRate(WriteRate rate) {
    quota.set(rate.writesPerSecond());
    return contents();
  }

  /** Resets the counts and keeps the files. */
  @DELETE
  public void reset() {
    counts.reset();
  }
}
