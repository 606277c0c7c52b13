package com.cruisemall.local.backing;

import com.cruisemall.local.process.CommandFailedException;
import com.cruisemall.local.process.StateDirectory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Binaries of PostgreSQL and Redis from jars, unpacked once per state directory. */
final class BundledBinaries {
  private final Path folder;
  private final Platform platform = Platform.current();

  BundledBinaries(StateDirectory stateDirectory) {
    this.folder = stateDirectory.programs();
  }

  /** Returns the directory with PostgreSQL's {@code bin}, {@code lib} and {@code share}. */
  Path postgres() {
    var target = folder.resolve("postgres-18.6");
    if (Files.isDirectory(target)) {
      return target;
    }
    var partial = folder.resolve("postgres.partial-" + ProcessHandle.current().pid());
    try (var packed = resource(platform.postgresArchive());
        var archive =
            new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(packed)))) {
      Files.createDirectories(partial);
      for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
        unpack(archive, entry, partial);
      }
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      return target;
    } catch (IOException e) {
      throw new CommandFailedException("cannot unpack PostgreSQL to " + target + ": " + e, e);
    }
  }

  Path redisServer() {
    var target = folder.resolve(platform.redisServer());
    if (Files.isExecutable(target)) {
      return target;
    }
    var partial = folder.resolve("redis.partial-" + ProcessHandle.current().pid());
    try (var packed = resource(platform.redisServer())) {
      Files.createDirectories(folder);
      Files.copy(packed, partial, StandardCopyOption.REPLACE_EXISTING);
      Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
      return Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new CommandFailedException("cannot unpack Redis to " + target + ": " + e, e);
    }
  }

  private static InputStream resource(String name) {
    var resource = BundledBinaries.class.getResourceAsStream("/" + name);
    if (resource == null) {
      throw new CommandFailedException(name + " is not on the class path: rebuild on this machine");
    }
    return resource;
  }

  private static void unpack(TarArchiveInputStream archive, TarArchiveEntry entry, Path into)
      throws IOException {
    var path = into.resolve(entry.getName()).normalize();
    if (!path.startsWith(into)) {
      throw new IOException("archive entry outside of the target directory: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(archive, path);
    var executable = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }
}
