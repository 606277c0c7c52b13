package com.cruisemall.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** File with mode 0600. */
public record PrivateFile(Path path) {
  /** Replaces the content atomically, so that readers never see a partial file. */
  public void write(String text) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    var partial = path.resolveSibling(path.getFileName() + ".partial");
    Files.deleteIfExists(partial);
    Files.createFile(
        partial,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(partial, text);
    Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE);
  }
}
