package com.cruisemall.sandbox.drive;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files of this Drive on disk, in directories named like their folders, with an index of their
 * metadata. It survives a restart.
 */
@Singleton
class DriveStore {
  private static final String ROOT_ID = "root";
  private static final String INDEX = ".index";
  private static final int ID_BYTES = 24;

  private final Path root;
  private final ObjectMapper json;
  private final Clock clock;
  private final SecureRandom random;
  private final Map<String, DriveFile> files = new ConcurrentHashMap<>();

  DriveStore(DriveConfig config, ObjectMapper json, Clock clock, SecureRandom random) {
    this.root = config.folder().toAbsolutePath();
    this.json = json;
    this.clock = clock;
    this.random = random;
    try {
      Files.createDirectories(root.resolve(INDEX));
      try (Stream<Path> entries = Files.list(root.resolve(INDEX))) {
        for (Path entry : entries.toList()) {
          DriveFile file = json.readValue(entry.toFile(), DriveFile.class);
          files.put(file.id(), file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path root() {
    return root;
  }

  String newId() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return "1" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  Collection<DriveFile> all() {
    return files.values();
  }

  Optional<DriveFile> find(String id) {
    return id.equals(ROOT_ID) ? Optional.of(rootFolder()) : Optional.ofNullable(files.get(id));
  }

  private DriveFile rootFolder() {
    return new DriveFile(
        "drive#file",
        ROOT_ID,
        "Drive",
        DriveFile.FOLDER_TYPE,
        List.of(),
        clock.instant().toString(),
        null,
        null,
        null,
        null,
        false,
        "");
  }

  boolean has(@Nullable String id) {
    return id != null && files.containsKey(id);
  }

  Path pathOf(DriveFile file) {
    return root.resolve(file.path());
  }

  /**
   * Creates a folder, or a file from content that is moved into place.
   *
   * @throws DriveException 409 if the id exists
   */
  synchronized DriveFile add(FileMetadata metadata, @Nullable Path content) throws IOException {
    String id = metadata.id() == null ? newId() : metadata.id();
    if (files.containsKey(id)) {
      throw new DriveException(DriveError.ID_IN_USE);
    }
    List<String> parents = metadata.parents() == null ? List.of(ROOT_ID) : metadata.parents();
    String name = metadata.name() == null ? "Untitled" : metadata.name();
    Path path = uniquePath(parents.getFirst(), name, id);
    boolean folder = DriveFile.FOLDER_TYPE.equals(metadata.mimeType());
    if (folder) {
      Files.createDirectories(path);
    } else if (content == null) {
      Files.createFile(path);
    } else {
      Files.move(content, path, StandardCopyOption.ATOMIC_MOVE);
    }
    DriveFile file =
        new DriveFile(
            "drive#file",
            id,
            name,
            metadata.mimeType() == null ? "application/octet-stream" : metadata.mimeType(),
            parents,
            clock.instant().toString(),
            folder ? null : Long.toString(Files.size(path)),
            folder ? null : digest(path, "SHA-256"),
            folder ? null : digest(path, "MD5"),
            metadata.appProperties(),
            false,
            root.relativize(path).toString());
    Path partial = root.resolve(INDEX).resolve(id + ".partial");
    json.writeValue(partial.toFile(), file);
    Files.move(partial, entry(id), StandardCopyOption.ATOMIC_MOVE);
    files.put(id, file);
    return file;
  }

  /** Removes a file or a folder with its content; returns false if the id is unknown. */
  synchronized boolean remove(String id) throws IOException {
    DriveFile file = files.get(id);
    if (file == null) {
      return false;
    }
    for (DriveFile child : List.copyOf(files.values())) {
      if (child.parents().contains(id)) {
        remove(child.id());
      }
    }
    Files.deleteIfExists(pathOf(file));
    Files.deleteIfExists(entry(id));
    files.remove(id);
    return true;
  }

  private Path entry(String id) {
    return root.resolve(INDEX).resolve(id + ".json");
  }

  /** Returns a unique path; unlike a disk, Drive allows two files with one name in a folder. */
  private Path uniquePath(String parent, String name, String id) {
    DriveFile folder = files.get(parent);
    Path in = folder == null ? root : pathOf(folder);
    String safe = name.replaceAll("[^\\p{L}\\p{N} ._()-]", "_").replaceFirst("^\\.", "_");
    Path path = in.resolve(safe);
    return Files.exists(path) ? in.resolve(safe + " (" + id + ")") : path;
  }

  private static String digest(Path file, String algorithm) throws IOException {
    try (InputStream content = Files.newInputStream(file);
        var digesting = new DigestInputStream(content, MessageDigest.getInstance(algorithm))) {
      digesting.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(algorithm + " is part of every JDK", e);
    }
  }
}
