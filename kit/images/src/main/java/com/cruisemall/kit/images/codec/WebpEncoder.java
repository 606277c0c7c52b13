package com.cruisemall.kit.images.codec;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Encodes images as WebP with Google's {@code cwebp}, one process per image. On platforms where the
 * program does not run, there is no encoder and callers fall back to JPEG.
 */
public final class WebpEncoder {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final int MAX_OUTPUT = 16 << 20;

  private final Path program;

  private WebpEncoder(Path program) {
    this.program = program;
  }

  /** Unpacks and tries the program for this platform; empty if it does not run. */
  public static Optional<WebpEncoder> find() {
    try {
      Optional<WebpEncoder> found = WebpProgram.unpack("cwebp").map(WebpEncoder::new);
      if (found.isEmpty()) {
        return found;
      }
      BufferedImage dot = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
      return found.get().encode(dot, 80).flatMap(_ -> found);
    } catch (IOException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /**
   * Returns the image as WebP; empty if the encoder failed or timed out.
   *
   * @param quality from 0 to 100
   */
  public Optional<byte[]> encode(BufferedImage image, int quality)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            program.toString(), "-quiet", "-q", Integer.toString(quality), "-o", "-", "--", "-");
    return new ChildProcess(command, DEADLINE, MAX_OUTPUT).run(pipe -> writePam(image, pipe));
  }

  /** Writes a Portable Arbitrary Map, the simplest input format of the program. */
  private static void writePam(BufferedImage image, OutputStream pipe) throws IOException {
    int width = image.getWidth();
    int height = image.getHeight();
    boolean alpha = image.getColorModel().hasAlpha();
    int depth = alpha ? 4 : 3;
    var out = new BufferedOutputStream(pipe, 1 << 16);
    out.write(
        "P7\nWIDTH %d\nHEIGHT %d\nDEPTH %d\nMAXVAL 255\nTUPLTYPE %s\nENDHDR\n"
            .formatted(width, height, depth, alpha ? "RGB_ALPHA" : "RGB")
            .getBytes(StandardCharsets.US_ASCII));
    int[] row = new int[width];
    byte[] bytes = new byte[width * depth];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        int at = x * depth;
        bytes[at] = (byte) (row[x] >> 16);
        bytes[at + 1] = (byte) (row[x] >> 8);
        bytes[at + 2] = (byte) row[x];
        if (alpha) {
          bytes[at + 3] = (byte) (row[x] >> 24);
        }
      }
      out.write(bytes);
    }
    out.flush();
  }
}
