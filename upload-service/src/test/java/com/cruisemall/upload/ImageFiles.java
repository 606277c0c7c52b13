package com.cruisemall.upload;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** ImageFiles to send; no two are alike. */
public final class ImageFiles {
  private static final Random RANDOM = new Random();

  private ImageFiles() {}

  /** JPEG of about the given size, padded with comments. */
  public static byte[] jpeg(int bytes) {
    byte[] small = written(320, 200, "jpeg");
    ByteArrayOutputStream file = new ByteArrayOutputStream(bytes);
    file.write(small, 0, 2);
    while (file.size() + small.length < bytes) {
      byte[] comment = new byte[Math.min(60_000, bytes - file.size() - small.length + 16)];
      RANDOM.nextBytes(comment);
      file.writeBytes(new byte[] {(byte) 0xff, (byte) 0xfe});
      file.writeBytes(ByteBuffer.allocate(2).putShort((short) (comment.length + 2)).array());
      file.writeBytes(comment);
    }
    file.write(small, 2, small.length - 2);
    return file.toByteArray();
  }

  static byte[] png() {
    return written(200, 120, "png");
  }

  static byte[] written(int width, int height, String format) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    for (int i = 0; i < 20; i++) {
      graphics.setColor(new Color(RANDOM.nextInt(0xffffff)));
      graphics.fillRect(
          RANDOM.nextInt(width),
          RANDOM.nextInt(height),
          1 + RANDOM.nextInt(width),
          1 + RANDOM.nextInt(height));
    }
    graphics.dispose();
    return encoded(picture, format);
  }

  /** Gray image of 640 × 480 pixels with the level, except in its upper quarter. */
  static byte[] gray(String format, int level) {
    BufferedImage picture = new BufferedImage(640, 480, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 480; y++) {
      for (int x = 0; x < 640; x++) {
        picture.getRaster().setSample(x, y, 0, y < 120 ? RANDOM.nextInt(256) : level);
      }
    }
    return encoded(picture, format);
  }

  private static byte[] encoded(BufferedImage picture, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** JPEG with an Exif block that contains a location. */
  static byte[] located(byte[] jpeg) {
    byte[] exif = "Exif\0\0MM\0*\0\0\0\b\0\0 GPS-secret".getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(jpeg.length + exif.length + 4)
        .put(jpeg, 0, 2)
        .put(new byte[] {(byte) 0xff, (byte) 0xe1})
        .putShort((short) (exif.length + 2))
        .put(exif)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  /** Minimal PNG that claims the given dimensions. */
  static byte[] pngClaiming(int width, int height) {
    return pngWith(header(width, height));
  }

  /** PNG whose first header claims 20,000 × 20,000 pixels, and whose second 8 × 8. */
  static byte[] pngWithTwoHeaders() {
    return pngWith(header(20_000, 20_000), header(8, 8));
  }

  private static byte[] header(int width, int height) {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    return chunk("IHDR", header.put(new byte[] {8, 2, 0, 0, 0}).array());
  }

  private static byte[] pngWith(byte[]... headers) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    for (byte[] header : headers) {
      file.writeBytes(header);
    }
    file.writeBytes(chunk("IDAT", new byte[64]));
    file.writeBytes(chunk("IEND", new byte[0]));
    return file.toByteArray();
  }

  /** Stream of filler bytes after the beginning of a JPEG. */
  static InputStream endless(byte[] beginning, long length) {
    return new SequenceInputStream(
        new ByteArrayInputStream(beginning),
        new InputStream() {
          private long left = length;

          @Override
          public int read() {
            return left-- > 0 ? 0x55 : -1;
          }

          @Override
          public int read(byte[] target, int offset, int count) {
            if (left <= 0) {
              return -1;
            }
            int filled = (int) Math.min(count, left);
            Arrays.fill(target, offset, offset + filled, (byte) 0x55);
            left -= filled;
            return filled;
          }
        });
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(name);
    checksum.update(data);
    return ByteBuffer.allocate(12 + data.length)
        .putInt(data.length)
        .put(name)
        .put(data)
        .putInt((int) checksum.getValue())
        .array();
  }
}
