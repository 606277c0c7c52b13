package com.cruisemall.kit.images.codec;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** Converts a decoded raster to 8-bit sRGB, once, so that later steps may draw it. */
final class SrgbConverter {
  /** Rows that are converted together. */
  private static final int STRIP = 16;

  private static final int COLORS = 3;

  private SrgbConverter() {}

  /** Converts an image whose color model is right. */
  static BufferedImage convert(BufferedImage image) {
    ColorModel model = image.getColorModel();
    ColorSpace space = model.getColorSpace();
    if (space.getType() == ColorSpace.TYPE_GRAY && isBuiltInGray(space)) {
      return gray(image);
    }
    if (!space.isCS_sRGB()) {
      return new ColorConvertOp(null).filter(image, result(image));
    }
    return switch (image.getType()) {
      case BufferedImage.TYPE_INT_RGB,
          BufferedImage.TYPE_INT_ARGB,
          BufferedImage.TYPE_3BYTE_BGR,
          BufferedImage.TYPE_4BYTE_ABGR ->
          image;
      default -> copy(image);
    };
  }

  /**
   * Converts an RGB image whose pixels are in the color space of an embedded profile, in place to
   * save the memory of two copies.
   */
  static BufferedImage convert(BufferedImage image, byte[] profile) {
    BufferedImage rgb = convert(image);
    try {
      ICC_ColorSpace space = new ICC_ColorSpace(ICC_Profile.getInstance(profile));
      if (space.getType() != ColorSpace.TYPE_RGB || space.isCS_sRGB()) {
        return rgb;
      }
      ColorModel model =
          new ComponentColorModel(space, false, false, ColorModel.OPAQUE, DataBuffer.TYPE_BYTE);
      for (int y = 0; y < rgb.getHeight(); y += STRIP) {
        convertStrip(rgb, y, Math.min(STRIP, rgb.getHeight() - y), model);
      }
      return rgb;
    } catch (IllegalArgumentException | CMMException _) {
      // Browsers ignore a broken profile.
      return rgb;
    }
  }

  private static void convertStrip(BufferedImage rgb, int top, int height, ColorModel model) {
    int width = rgb.getWidth();
    WritableRaster target = rgb.getRaster();
    WritableRaster strip = model.createCompatibleWritableRaster(width, height);
    int[] samples = new int[width * height];
    for (int band = 0; band < COLORS; band++) {
      target.getSamples(0, top, width, height, band, samples);
      strip.setSamples(0, 0, width, height, band, samples);
    }
    BufferedImage converted = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    new ColorConvertOp(null).filter(new BufferedImage(model, strip, false, null), converted);
    for (int band = 0; band < COLORS; band++) {
      converted.getRaster().getSamples(0, 0, width, height, band, samples);
      target.setSamples(0, top, width, height, band, samples);
    }
  }

  /**
   * Decoders label gray samples with the linear color space of the JDK, but files hold sRGB values.
   */
  private static BufferedImage gray(BufferedImage image) {
    BufferedImage result = result(image);
    Raster raster = image.getRaster();
    ColorModel model = image.getColorModel();
    int width = image.getWidth();
    int[] levels = new int[width];
    int[] alphas = new int[width];
    int[] row = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getSamples(0, y, width, 1, 0, levels);
      if (model.hasAlpha()) {
        raster.getSamples(0, y, width, 1, 1, alphas);
      }
      for (int x = 0; x < width; x++) {
        int level = eightBit(levels[x], model.getComponentSize(0));
        int alpha = model.hasAlpha() ? eightBit(alphas[x], model.getComponentSize(1)) : 0xff;
        row[x] = alpha << 24 | level << 16 | level << 8 | level;
      }
      result.setRGB(0, y, width, 1, row, 0, width);
    }
    return result;
  }

  private static int eightBit(int sample, int bits) {
    int max = (1 << bits) - 1;
    return (sample * 255 + max / 2) / max;
  }

  private static BufferedImage copy(BufferedImage image) {
    BufferedImage result = result(image);
    int width = image.getWidth();
    int[] row = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      result.setRGB(0, y, width, 1, row, 0, width);
    }
    return result;
  }

  private static BufferedImage result(BufferedImage image) {
    return new BufferedImage(
        image.getWidth(),
        image.getHeight(),
        image.getColorModel().hasAlpha()
            ? BufferedImage.TYPE_INT_ARGB
            : BufferedImage.TYPE_INT_RGB);
  }

  private static boolean isBuiltInGray(ColorSpace space) {
    return space.equals(ColorSpace.getInstance(ColorSpace.CS_GRAY));
  }
}
