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
 * The files of this Drive: each where a person would look for it, by the names of its folders, and
 * beside them what is known of each. Everything is there again after a restart.
 */
@Singleton
class DriveStore {
  private static final String INDEX = ".index";
  private static final int ID_BYTES = 24;

  private final Path root;
  private final ObjectMapper json;
  private final Clock clock = Clock.systemUTC();
  private final SecureRandom random = new SecureRandom();
  private final Map<String, DriveFile> files = new ConcurrentHashMap<>();

  DriveStore(DriveConfig config, ObjectMapper json) {
    this.root = config.folder().toAbsolutePath();
    this.json = json;
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
    return Optional.ofNullable(files.get(id));
  }

  boolean has(@Nullable String id) {
    return id != null && files.containsKey(id);
  }

  Path pathOf(DriveFile file) {
    return root.resolve(file.path());
  }

  /**
   * Makes a file of content that is moved there, or a folder.
   *
   * @throws DriveException 409 if there is one of the id
   */
  synchronized DriveFile add(NewFile wanted, @Nullable Path content) throws IOException {
    String id = wanted.id() == null ? newId() : wanted.id();
    if (files.containsKey(id)) {
      throw new DriveException(DriveError.ID_IN_USE);
    }
    List<String> parents = wanted.parents() == null ? List.of("root") : wanted.parents();
    String name = wanted.name() == null ? "Untitled" : wanted.name();
    Path place = freePlace(parents.getFirst(), name, id);
    boolean folder = DriveFile.FOLDER_TYPE.equals(wanted.mimeType());
    if (folder) {
      Files.createDirectories(place);
    } else if (content == null) {
      Files.createFile(place);
    } else {
      Files.move(content, place, StandardCopyOption.ATOMIC_MOVE);
    }
    DriveFile file =
        new DriveFile(
            "drive#file",
            id,
            name,
            wanted.mimeType() == null ? "application/octet-stream" : wanted.mimeType(),
            parents,
            clock.instant().toString(),
            folder ? null : Long.toString(Files.size(place)),
            folder ? null : digest(place, "SHA-256"),
            folder ? null : digest(place, "MD5"),
            wanted.appProperties(),
            false,
            root.relativize(place).toString());
    Path partial = root.resolve(INDEX).resolve(id + ".partial");
    json.writeValue(partial.toFile(), file);
    Files.move(partial, entry(id), StandardCopyOption.ATOMIC_MOVE);
    files.put(id, file);
    return file;
  }

  /** Removes a file, or a folder with all that is in it; false if there is none. */
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

  /** Drive allows two files of one name in a folder; a disk does not. */
  private Path freePlace(String parent, String name, String id) {
    DriveFile folder = files.get(parent);
    Path in = folder == null ? root : pathOf(folder);
    String safe = name.replaceAll("[^\\p{L}\\p{N} ._()-]", "_").replaceFirst("^\\.", "_");
    Path place = in.resolve(safe);
    return Files.exists(place) ? in.resolve(safe + " (" + id + ")") : place;
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
