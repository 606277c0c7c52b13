package com.cruisemall.kit.images.codec;

import com.cruisemall.kit.images.file.FileKind;
import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/** Exif orientation of a photo (tag 0x0112, values 1 to 8). */
record Orientation(int value) {
  private static final Orientation UPRIGHT = new Orientation(1);

  static Orientation of(byte[] file, FileKind kind) {
    try {
      var exif = metadata(file, kind).getFirstDirectoryOfType(ExifIFD0Directory.class);
      Integer tag = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
      return tag == null || tag < 1 || tag > 8 ? UPRIGHT : new Orientation(tag);
    } catch (ImageProcessingException | IOException | RuntimeException _) {
      return UPRIGHT;
    }
  }

  /** Reads only Exif metadata: compressed text of other chunks may be a decompression bomb. */
  private static Metadata metadata(byte[] file, FileKind kind)
      throws ImageProcessingException, IOException {
    ExifReader reader = new ExifReader();
    if (kind == FileKind.JPEG) {
      return JpegMetadataReader.readMetadata(new ByteArrayInputStream(file), List.of(reader));
    }
    Metadata metadata = new Metadata();
    Chunks.exif(file, kind).ifPresent(exif -> reader.extract(new ByteArrayReader(exif), metadata));
    return metadata;
  }

  BufferedImage upright(BufferedImage image) {
    if (value == 1) {
      return image;
    }
    int width = image.getWidth();
    int height = image.getHeight();
    boolean swapped = value >= 5;
    int type =
        image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    BufferedImage turned =
        new BufferedImage(swapped ? height : width, swapped ? width : height, type);
    Graphics2D graphics = turned.createGraphics();
    graphics.drawImage(image, transform(width, height), null);
    graphics.dispose();
    return turned;
  }

  private AffineTransform transform(int width, int height) {
    return switch (value) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }
}
