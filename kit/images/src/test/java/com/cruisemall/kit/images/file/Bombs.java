package com.cruisemall.kit.images.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Small files that declare or contain many pixels. */
final class Bombs {
  private static final byte[] SIGNATURE = "\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1);

  private Bombs() {}

  static byte[] pngWithTwoHeaders(int large, int small) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(SIGNATURE);
    file.writeBytes(SampleFiles.chunk("IHDR", header(large, large, 0)));
    file.writeBytes(SampleFiles.chunk("IHDR", header(small, small, 0)));
    file.writeBytes(SampleFiles.chunk("IDAT", SampleFiles.deflated(new byte[200])));
    file.writeBytes(SampleFiles.chunk("IEND", new byte[0]));
    return file.toByteArray();
  }

  /** Black RGB image, whose rows compress to nearly nothing. */
  static byte[] png(int width, int height, boolean interlaced) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(data)) {
      byte[] row = new byte[1 + 3 * width];
      // Interlacing adds less than a tenth of filter bytes and rows.
      for (int y = 0; y < (interlaced ? height + height / 10 : height); y++) {
        deflater.write(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(SIGNATURE);
    file.writeBytes(SampleFiles.chunk("IHDR", header(width, height, interlaced ? 1 : 0)));
    file.writeBytes(SampleFiles.chunk("IDAT", data.toByteArray()));
    file.writeBytes(SampleFiles.chunk("IEND", new byte[0]));
    return file.toByteArray();
  }

  private static byte[] header(int width, int height, int interlace) {
    return ByteBuffer.allocate(13)
        .putInt(width)
        .putInt(height)
        .put(new byte[] {8, 2, 0, 0, (byte) interlace})
        .array();
  }

  static byte[] losslessWebp(int width, int height) {
    return riff(losslessChunk(width, height));
  }

  static byte[] webpWithCanvas(int canvas, int frame) {
    ByteBuffer extended = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN);
    extended.put("VP8X".getBytes(ISO_8859_1)).putInt(10).putInt(0);
    for (int i = 0; i < 2; i++) {
      extended.putShort((short) (canvas - 1)).put((byte) 0);
    }
    return riff(extended.array(), losslessChunk(frame, frame));
  }

  private static byte[] losslessChunk(int width, int height) {
    return ByteBuffer.allocate(24)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("VP8L".getBytes(ISO_8859_1))
        .putInt(16)
        .put((byte) 0x2f)
        .putInt((width - 1) | ((height - 1) << 14))
        .array();
  }

  private static byte[] riff(byte[]... chunks) {
    int length = Arrays.stream(chunks).mapToInt(chunk -> chunk.length).sum();
    ByteBuffer file = ByteBuffer.allocate(12 + length).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(ISO_8859_1)).putInt(4 + length).put("WEBP".getBytes(ISO_8859_1));
    Arrays.stream(chunks).forEach(file::put);
    return file.array();
  }

  /** A progressive file of few pixels whose frame header then declares many. */
  static byte[] progressiveJpeg(int side) {
    byte[] file = claiming(side);
    // No chroma subsampling: twice the coefficients.
    file[frame(file) + 11] = 0x11;
    return file;
  }

  /** A progressive file that repeats its last scan. */
  static byte[] jpegWithScans(int side, int repetitions) {
    byte[] file = claiming(side);
    int scan = new String(file, ISO_8859_1).lastIndexOf("\u00ff\u00da");
    int end = file.length - 2;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(file, 0, end);
    for (int i = 0; i < repetitions; i++) {
      bytes.write(file, scan, end - scan);
    }
    bytes.write(file, end, 2);
    return bytes.toByteArray();
  }

  private static byte[] claiming(int side) {
    byte[] file = progressive(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB));
    int frame = frame(file);
    ByteBuffer.wrap(file).putShort(frame + 5, (short) side).putShort(frame + 7, (short) side);
    return file;
  }

  private static int frame(byte[] file) {
    return new String(file, ISO_8859_1).indexOf("\u00ff\u00c2");
  }

  static byte[] progressive(BufferedImage image) {
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var output = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
