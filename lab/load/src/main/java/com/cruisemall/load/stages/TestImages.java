package com.cruisemall.load.stages;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Generated JPEG images. */
final class TestImages {
  private static final int SEGMENT = 60_000;
  private static final int HEADER = 4;
  private static final byte[] BASE = photo(64, 48, 0);

  private TestImages() {}

  /**
   * Returns an image of few pixels padded with comment segments to the given size; the seed makes
   * it unique.
   */
  static byte[] small(int bytes, int seed) {
    byte[] noise = new byte[SEGMENT - HEADER];
    new SplittableRandom(seed).nextBytes(noise);
    ByteArrayOutputStream picture = new ByteArrayOutputStream();
    picture.write(BASE, 0, 2);
    for (int written = 0; written < bytes; written += SEGMENT) {
      picture.writeBytes(
          ByteBuffer.allocate(SEGMENT)
              .put(new byte[] {(byte) 0xff, (byte) 0xfe})
              .putShort((short) (SEGMENT - 2))
              .put(noise)
              .array());
    }
    picture.write(BASE, 2, BASE.length - 2);
    return picture.toByteArray();
  }

  /** Returns an image with enough detail to compress. */
  static byte[] photo(int width, int height, int seed) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var canvas = image.createGraphics();
    canvas.setPaint(new GradientPaint(0, 0, Color.CYAN, 0, height, Color.BLUE));
    canvas.fillRect(0, 0, width, height);
    SplittableRandom random = new SplittableRandom(seed);
    for (int n = 0; n < width / 2; n++) {
      canvas.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256), 90));
      int size = 1 + random.nextInt(width / 4 + 1);
      canvas.fillOval(random.nextInt(width), random.nextInt(height), size, size / 2 + 1);
    }
    canvas.dispose();
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "jpeg", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
