package com.cruisemall.kit.images.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.images.file.FileKind;
import com.cruisemall.kit.images.file.PixelSize;
import com.cruisemall.kit.images.file.SampleFiles;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pixels of decoded and re-encoded images, in all color spaces that browsers show. */
class ColorTest {
  private static final int SIDE = 64;
  private static final PixelSize SIZE = new PixelSize(SIDE, SIDE);
  private static final int GRAY = 0x808080;
  private static final int P3_RED = 0xff0000;

  static Stream<Arguments> files() {
    byte[] profile = SampleFiles.displayP3();
    byte[] p3Png = SampleFiles.pngWithProfile(SampleFiles.filled(SIDE, 200, 100, 50), profile);
    byte[] badPng = SampleFiles.pngWithProfile(SampleFiles.filled(SIDE, 200, 100, 50), new byte[9]);
    return Stream.of(
        Arguments.of("gray jpeg", FileKind.JPEG, written(gray(), "jpeg"), SIZE, GRAY),
        Arguments.of("gray png", FileKind.PNG, written(gray(), "png"), SIZE, GRAY),
        Arguments.of("gray alpha png", FileKind.PNG, written(grayAlpha(), "png"), SIZE, GRAY),
        Arguments.of("16 bit gray png", FileKind.PNG, written(gray16(), "png"), SIZE, GRAY),
        Arguments.of("16 bit png", FileKind.PNG, written(rgb16(), "png"), SIZE, 0xc86432),
        Arguments.of("ycck jpeg", FileKind.JPEG, ycck(), SIZE, 0xc86432),
        Arguments.of("palette png", FileKind.PNG, written(palette(), "png"), SIZE, 0xc86432),
        Arguments.of("p3 png", FileKind.PNG, p3Png, SIZE, 0xd75d1f),
        Arguments.of("bad profile png", FileKind.PNG, badPng, SIZE, 0xc86432),
        Arguments.of("p3 jpeg", FileKind.JPEG, resource("p3.jpg"), new PixelSize(300, 200), P3_RED),
        Arguments.of(
            "cmyk jpeg", FileKind.JPEG, resource("cmyk.jpg"), new PixelSize(400, 200), 0x0000ff),
        Arguments.of(
            "bad profile jpeg",
            FileKind.JPEG,
            resource("badicc.jpg"),
            new PixelSize(400, 200),
            0x0000fe));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void keepsColors(String name, FileKind kind, byte[] file, PixelSize size, int expected)
      throws Exception {
    ImageDecoder decoder = new ImageDecoder(96 << 20);

    BufferedImage decoded = decoder.decode(file, kind, size, 4000);
    BufferedImage scaled = decoder.decode(file, kind, size, 40);
    byte[] jpeg = JpegEncoder.encode(decoded, 100);
    BufferedImage shown = decoder.decode(jpeg, FileKind.JPEG, size, 4000);
    byte[] webp = WebpEncoder.find().orElseThrow().encode(decoded, 100).orElseThrow();
    BufferedImage shownWebp = decoder.decode(webp, FileKind.WEBP, size, 4000);

    assertThat(distance(decoded, expected)).as("decoded").isLessThanOrEqualTo(2);
    assertThat(distance(scaled, expected)).as("scaled").isLessThanOrEqualTo(2);
    assertThat(distance(shown, expected)).as("jpeg").isLessThanOrEqualTo(2);
    assertThat(distance(shownWebp, expected)).as("webp").isLessThanOrEqualTo(2);
  }

  private static int distance(BufferedImage image, int expected) {
    int actual = image.getRGB(image.getWidth() * 3 / 5, image.getHeight() / 2);
    int distance = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      distance =
          Math.max(distance, Math.abs((actual >> shift & 0xff) - (expected >> shift & 0xff)));
    }
    return distance;
  }

  private static byte[] written(BufferedImage image, String format) {
    return SampleFiles.written(image, format);
  }

  private static byte[] resource(String name) {
    return SampleFiles.resource(name);
  }

  private static BufferedImage gray() {
    return filled(new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY), 128);
  }

  private static BufferedImage gray16() {
    return filled(new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_USHORT_GRAY), 128 * 257);
  }

  private static BufferedImage grayAlpha() {
    var model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            true,
            false,
            Transparency.TRANSLUCENT,
            DataBuffer.TYPE_BYTE);
    BufferedImage image =
        new BufferedImage(model, model.createCompatibleWritableRaster(SIDE, SIDE), false, null);
    return filled(image, 128, 255);
  }

  private static BufferedImage rgb16() {
    var model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            false,
            false,
            Transparency.OPAQUE,
            DataBuffer.TYPE_USHORT);
    BufferedImage image =
        new BufferedImage(model, model.createCompatibleWritableRaster(SIDE, SIDE), false, null);
    return filled(image, 200 * 257, 100 * 257, 50 * 257);
  }

  /**
   * JPEG as Photoshop writes it: luminance and chroma of the inks (55, 155, 205), and an inverted
   * black.
   */
  private static byte[] ycck() {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, SIDE, SIDE, 4, null);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        raster.setPixel(x, y, new int[] {131, 170, 74, 255});
      }
    }
    byte[] file = SampleFiles.written(raster);
    byte[] adobe = "\u00ff\u00ee\0\16Adobe\0d\0\0\0\0\2".getBytes(ISO_8859_1);
    return ByteBuffer.allocate(file.length + adobe.length)
        .put(file, 0, 2)
        .put(adobe)
        .put(file, 2, file.length - 2)
        .array();
  }

  private static BufferedImage palette() {
    byte[] red = {0, (byte) 200};
    byte[] green = {0, 100};
    byte[] blue = {0, 50};
    var model = new IndexColorModel(8, 2, red, green, blue);
    return filled(new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_INDEXED, model), 1);
  }

  private static BufferedImage filled(BufferedImage image, int... pixel) {
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        image.getRaster().setPixel(x, y, pixel);
      }
    }
    return image;
  }
}
