package com.cruisemall.kit.images.file;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Generated sample files. */
public final class SampleFiles {
  private SampleFiles() {}

  public static BufferedImage image(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.CYAN);
    graphics.fillRect(0, 0, width / 2, height);
    graphics.setColor(Color.RED);
    graphics.fillOval(width / 4, height / 4, width / 2, height / 2);
    graphics.dispose();
    return image;
  }

  public static byte[] written(BufferedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public static byte[] jpeg(int width, int height) {
    return written(image(width, height), "jpeg");
  }

  public static byte[] png(int width, int height) {
    return written(image(width, height), "png");
  }

  /** Returns a PNG whose header declares the size, without matching pixels. */
  public static byte[] pngClaiming(int width, int height) {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put(new byte[] {8, 2, 0, 0, 0});
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    file.writeBytes(chunk("IHDR", header.array()));
    file.writeBytes(chunk("IDAT", new byte[64]));
    file.writeBytes(chunk("IEND", new byte[0]));
    return file.toByteArray();
  }

  public static byte[] heic(int width, int height) {
    byte[] ispe =
        box("ispe", ByteBuffer.allocate(12).putInt(0).putInt(width).putInt(height).array());
    byte[] properties = box("iprp", box("ipco", ispe));
    byte[] meta =
        box("meta", ByteBuffer.allocate(4 + properties.length).putInt(0).put(properties).array());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(box("ftyp", "heic\0\0\0\0mif1heic".getBytes(US_ASCII)));
    file.writeBytes(meta);
    file.writeBytes(box("mdat", new byte[500]));
    return file.toByteArray();
  }

  public static byte[] pdf() {
    return ("%PDF-1.7\n" + "x".repeat(5000) + "\nstartxref\n0\n%%EOF\n").getBytes(US_ASCII);
  }

  private static byte[] box(String type, byte[] content) {
    return ByteBuffer.allocate(8 + content.length)
        .putInt(8 + content.length)
        .put(type.getBytes(US_ASCII))
        .put(content)
        .array();
  }

  private static byte[] chunk(String type, byte[] data) {
    CRC32 checksum = new CRC32();
    checksum.update(type.getBytes(US_ASCII));
    checksum.update(data);
    return ByteBuffer.allocate(12 + data.length)
        .putInt(data.length)
        .put(type.getBytes(US_ASCII))
        .put(data)
        .putInt((int) checksum.getValue())
        .array();
  }
}
