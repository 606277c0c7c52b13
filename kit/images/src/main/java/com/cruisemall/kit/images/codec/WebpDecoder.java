package com.cruisemall.kit.images.codec;

import com.cruisemall.kit.images.file.PixelSize;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Decodes WebP with Google's {@code dwebp}, one process per image, which scales while it decodes.
 * On Unix the process has a limit of its address space.
 */
final class WebpDecoder {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Path SHELL = Path.of("/bin/sh");

  private static final long TRIAL_BYTES = 16L << 20;

  /** A lossless image of one pixel. */
  private static final byte[] DOT =
      Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

  private final Path program;

  private WebpDecoder(Path program) {
    this.program = program;
  }

  /** Decoder of this platform; empty if the program does not run. */
  static Optional<WebpDecoder> get() {
    return Holder.DECODER;
  }

  private static final class Holder {
    static final Optional<WebpDecoder> DECODER = find();
  }

  private static Optional<WebpDecoder> find() {
    try {
      Optional<WebpDecoder> found = WebpProgram.unpack("dwebp").map(WebpDecoder::new);
      if (found.isPresent()) {
        found.get().decode(DOT, new PixelSize(1, 1), TRIAL_BYTES);
      }
      return found;
    } catch (IOException | UnreadableImageException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /**
   * Decodes and scales an image.
   *
   * @param target size of the result
   * @param memory limit of the address space of the process, in bytes
   */
  BufferedImage decode(byte[] file, PixelSize target, long memory)
      throws IOException, UnreadableImageException, InterruptedException {
    List<String> decode =
        List.of(
            program.toString(),
            "-quiet",
            "-pam",
            "-resize",
            Integer.toString(target.width()),
            Integer.toString(target.height()),
            "-o",
            "-",
            "--",
            "-");
    byte[] header =
        "P7\nWIDTH %d\nHEIGHT %d\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n"
            .formatted(target.width(), target.height())
            .getBytes(StandardCharsets.US_ASCII);
    int length = Math.toIntExact(header.length + 4 * target.pixels());
    byte[] pam =
        new ChildProcess(limited(decode, memory), DEADLINE, length)
            .run(pipe -> pipe.write(file))
            .filter(output -> output.length == length)
            .orElseThrow(() -> new UnreadableImageException("dwebp failed"));
    return image(pam, header.length, target);
  }

  private static List<String> limited(List<String> command, long bytes) {
    if (!Files.isExecutable(SHELL)) {
      return command;
    }
    String script = "ulimit -v %d 2>/dev/null; exec \"$0\" \"$@\"".formatted(bytes >> 10);
    var limited = new ArrayList<>(List.of(SHELL.toString(), "-c", script));
    limited.addAll(command);
    return limited;
  }

  private static BufferedImage image(byte[] pam, int offset, PixelSize size) {
    boolean opaque = true;
    for (int at = offset + 3; at < pam.length && opaque; at += 4) {
      opaque = pam[at] == (byte) 0xff;
    }
    BufferedImage image =
        new BufferedImage(
            size.width(),
            size.height(),
            opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
    int[] row = new int[size.width()];
    int at = offset;
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < row.length; x++, at += 4) {
        row[x] =
            (pam[at + 3] & 0xff) << 24
                | (pam[at] & 0xff) << 16
                | (pam[at + 1] & 0xff) << 8
                | (pam[at + 2] & 0xff);
      }
      image.setRGB(0, y, row.length, 1, row, 0, row.length);
    }
    return image;
  }
}
