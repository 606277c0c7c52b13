package com.cruisemall.load.stages;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures as phones take them. */
final class Picture {
  private static final int SEGMENT = 60_000;
  private static final int HEADER = 4;
  private static final byte[] PLAIN = photo(64, 48, 0);

  private Picture() {}

  /**
   * Few pixels, but about so many bytes, as cameras write beside the picture; different for each.
   */
  static byte[] small(int bytes, int which) {
    byte[] noise = new byte[SEGMENT - HEADER];
    new Random(which).nextBytes(noise);
    ByteArrayOutputStream picture = new ByteArrayOutputStream();
    picture.write(PLAIN, 0, 2);
    for (int written = 0; written < bytes; written += SEGMENT) {
      picture.writeBytes(
          ByteBuffer.allocate(SEGMENT)
              .put(new byte[] {(byte) 0xff, (byte) 0xfe})
              .putShort((short) (SEGMENT - 2))
              .put(noise)
              .array());
    }
    picture.write(PLAIN, 2, PLAIN.length - 2);
    return picture.toByteArray();
  }

  /** A landscape with something to compress in it. */
  static byte[] photo(int width, int height, int which) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var canvas = image.createGraphics();
    canvas.setPaint(new GradientPaint(0, 0, Color.CYAN, 0, height, Color.BLUE));
    canvas.fillRect(0, 0, width, height);
    Random random = new Random(which);
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
