package com.cruisemall.kit.test;

import java.nio.file.Files;
import java.nio.file.Path;

/** Working copy that contains the running build. */
public final class Checkout {
  private Checkout() {}

  /** Returns the root folder, which contains {@code .mvn}. */
  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("no .mvn folder above the working directory");
      }
    }
    return folder;
  }
}
