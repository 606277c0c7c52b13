package com.cruisemall.kit.images.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Generated sample files. */
public final class SampleFiles {
  /** Signature and IHDR. */
  private static final int PNG_HEAD = 33;

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

  /** JPEG of the samples as they are, without a color conversion. */
  public static byte[] written(Raster raster) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var output = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(1);
      writer.setOutput(output);
      writer.write(null, new IIOImage(raster, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
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
    return pdf("<</Type /Catalog>>" + " ".repeat(5000));
  }

  /** PDF with one object. */
  public static byte[] pdf(String object) {
    return ("%PDF-1.7\n1 0 obj\n" + object + "\nendobj\nstartxref\n0\n%%EOF\n")
        .getBytes(ISO_8859_1);
  }

  /** Files that make naive decoders allocate hundreds of megabytes, and a large photo. */
  public static Map<String, byte[]> bombs() {
    return Map.of(
        "jpeg with 46 scans", Bombs.jpegWithScans(4800, 36),
        "png with two headers", Bombs.pngWithTwoHeaders(20_000, 8),
        "webp with a small canvas", Bombs.webpWithCanvas(64, 13_000),
        "lossless webp", Bombs.losslessWebp(7000, 7000),
        "progressive jpeg", Bombs.progressiveJpeg(7000),
        "interlaced png", Bombs.png(7000, 7000, true),
        "wide png", Bombs.png(40_000, 1000, false),
        "photo", jpeg(6000, 4000));
  }

  public static BufferedImage filled(int side, int red, int green, int blue) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(red, green, blue));
    graphics.fillRect(0, 0, side, side);
    graphics.dispose();
    return image;
  }

  public static byte[] resource(String name) {
    try (InputStream file = SampleFiles.class.getResourceAsStream("/" + name)) {
      return Objects.requireNonNull(file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Profile of the sample photo: the payload of its APP2 segment. */
  public static byte[] displayP3() {
    byte[] photo = resource("p3.jpg");
    int at = new String(photo, ISO_8859_1).indexOf("ICC_PROFILE\0");
    int length = ByteBuffer.wrap(photo).getShort(at - 2) - 2;
    return Arrays.copyOfRange(photo, at + 14, at + length);
  }

  public static byte[] pngWithProfile(BufferedImage image, byte[] profile) {
    byte[] png = written(image, "png");
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(png, 0, PNG_HEAD);
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes("icc\0\0".getBytes(ISO_8859_1));
    data.writeBytes(deflated(profile));
    file.writeBytes(chunk("iCCP", data.toByteArray()));
    file.write(png, PNG_HEAD, png.length - PNG_HEAD);
    return file.toByteArray();
  }

  static byte[] deflated(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var output = new DeflaterOutputStream(bytes)) {
      output.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] box(String type, byte[] content) {
    return ByteBuffer.allocate(8 + content.length)
        .putInt(8 + content.length)
        .put(type.getBytes(US_ASCII))
        .put(content)
        .array();
  }

  static byte[] chunk(String type, byte[] data) {
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
