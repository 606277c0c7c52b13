package com.cruisemall.sandbox.drive;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Resumable uploads in progress. The received bytes are on disk, so that uploads survive a restart.
 */
@Singleton
class UploadSessions {
  private static final int CHUNK_UNIT = 256 * 1024;

  private final DriveStore store;
  private final ObjectMapper json;
  private final Path folder;
  private final ReentrantLock lock = new ReentrantLock();

  UploadSessions(DriveStore store, ObjectMapper json) {
    this.store = store;
    this.json = json;
    this.folder = store.root().resolve(".sessions");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Persistent upload session.
   *
   * @param done id of the created file, null while the upload is incomplete
   */
  record Session(String id, FileMetadata file, long total, @Nullable String done) {}

  /** Progress of a session. */
  sealed interface Progress {
    /** Some bytes are missing. */
    record Incomplete(long received) implements Progress {}

    /** All bytes have arrived and the file exists. */
    record Complete(DriveFile file) implements Progress {}
  }

  Session open(FileMetadata file, long total) throws IOException {
    Session session = new Session(store.newId(), file, total, null);
    Files.createFile(content(session.id()));
    save(session);
    return session;
  }

  Optional<Session> find(String id) throws IOException {
    Path entry = entry(id);
    return id.matches("[A-Za-z0-9_-]+") && Files.exists(entry)
        ? Optional.of(json.readValue(entry.toFile(), Session.class))
        : Optional.empty();
  }

  Progress progress(Session session) throws IOException {
    if (session.done() != null) {
      return new Progress.Complete(
          store.find(session.done()).orElseThrow(() -> new DriveException(DriveError.NOT_FOUND)));
    }
    return new Progress.Incomplete(Files.size(content(session.id())));
  }

  /** Appends bytes from the given position; bytes that were received before are skipped. */
  Progress append(Session session, long from, long length, InputStream bytes) throws IOException {
    lock.lock();
    try {
      Path content = content(session.id());
      long received = Files.size(content);
      boolean last = from + length == session.total();
      if (from > received || (!last && length % CHUNK_UNIT != 0)) {
        throw new DriveException(DriveError.BAD_REQUEST);
      }
      bytes.skipNBytes(received - from);
      try (OutputStream file = Files.newOutputStream(content, StandardOpenOption.APPEND)) {
        bytes.transferTo(file);
      }
      return Files.size(content) == session.total() ? finish(session) : progress(session);
    } finally {
      lock.unlock();
    }
  }

  private Progress finish(Session session) throws IOException {
    DriveFile file = store.add(session.file(), content(session.id()));
    save(new Session(session.id(), session.file(), session.total(), file.id()));
    return new Progress.Complete(file);
  }

  private void save(Session session) throws IOException {
    json.writeValue(entry(session.id()).toFile(), session);
  }

  private Path entry(String id) {
    return folder.resolve(id + ".json");
  }

  private Path content(String id) {
    return folder.resolve(id + ".part");
  }
}
