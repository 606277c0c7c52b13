package com.cruisemall.kit.images.codec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;

/** Unpacks a program of libwebp for this platform. */
final class WebpProgram {
  private static final String BINARIES = "/dist_webp_binaries/libwebp-1.4.0-";

  private WebpProgram() {}

  /** Returns the path of the unpacked program; empty if there is none for this platform. */
  static Optional<Path> unpack(String name) throws IOException {
    try (InputStream binary = WebpProgram.class.getResourceAsStream(resource(name))) {
      if (binary == null) {
        return Optional.empty();
      }
      Path program = Files.createTempFile(name, windows() ? ".exe" : "");
      program.toFile().deleteOnExit();
      Files.copy(binary, program, StandardCopyOption.REPLACE_EXISTING);
      return program.toFile().setExecutable(true, true) ? Optional.of(program) : Optional.empty();
    }
  }

  static boolean windows() {
    return System.getProperty("os.name").startsWith("Windows");
  }

  private static String resource(String name) {
    String arch = System.getProperty("os.arch");
    boolean arm = arch.equals("aarch64") || arch.equals("arm64");
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String platform =
        windows()
            ? "windows-x64"
            : os.contains("mac")
                ? "mac-" + (arm ? "arm64" : "x86-64")
                : "linux-" + (arm ? "aarch64" : "x86-64");
    return BINARIES + platform + "/bin/" + name + (windows() ? ".exe" : "");
  }
}
