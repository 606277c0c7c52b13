package com.cruisemall.kit.images.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.images.codec.WebpEncoder;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileInspectorTest {
  private static final long MAX_PIXELS = 50_000_000;
  private static final String PAGE = "1 0 <</Type/Page>>";

  private final Random random = new Random(7);

  static Stream<Arguments> validFiles() {
    Optional<PixelSize> size = Optional.of(new PixelSize(640, 400));
    return Stream.of(
        Arguments.of(FileKind.JPEG, SampleFiles.jpeg(640, 400), size),
        Arguments.of(FileKind.PNG, SampleFiles.png(640, 400), size),
        Arguments.of(FileKind.HEIC, SampleFiles.heic(640, 400), size),
        Arguments.of(FileKind.PDF, SampleFiles.pdf(), Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("validFiles")
  void detectsTheKindByContent(FileKind kind, byte[] file, Optional<PixelSize> size) {
    for (int round = 0; round < 20; round++) {
      assertThat(inspectInPieces(file)).isEqualTo(new Inspection.Valid(kind, size));
    }
  }

  @ParameterizedTest
  @MethodSource("validFiles")
  void reportsATruncatedFileAsDamaged(FileKind kind, byte[] file, Optional<PixelSize> size) {
    for (int length = file.length - 12; length > 80; length -= 1 + file.length / 40) {
      assertThat(inspectInPieces(Arrays.copyOf(file, length)))
          .as("first %d of %d bytes", length, file.length)
          .isIn(new Inspection.Damaged(kind), new Inspection.Unterminated(new PixelSize(640, 400)));
    }
  }

  static Stream<byte[]> toleratedPdfs() {
    byte[] leading = (" ".repeat(1000) + "\n").getBytes(US_ASCII);
    byte[] mark = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, '\r', '\n'};
    return Stream.of(
        joined(mark, SampleFiles.pdf()),
        joined(leading, SampleFiles.pdf()),
        joined(SampleFiles.pdf(), new byte[5000]),
        joined(SampleFiles.pdf(), "<html>".getBytes(US_ASCII)),
        objectStream("<</Filter/FlateDecode/Type/ObjStm/N 1/First 4>>", "\n", deflated(PAGE)),
        objectStream("<</Type/ObjStm/N 1/First 4>>", "\r\n", PAGE),
        SampleFiles.pdf("<</Filter/DCTDecode>>stream\n/JS /EF (binary\nendstream"));
  }

  @ParameterizedTest
  @MethodSource("toleratedPdfs")
  void acceptsPdfsThatReadersAccept(byte[] file) {
    for (int round = 0; round < 20; round++) {
      assertThat(inspectInPieces(file))
          .isEqualTo(new Inspection.Valid(FileKind.PDF, Optional.empty()));
    }
  }

  static Stream<byte[]> refusedPdfs() {
    String script = "<</S/JavaScript/JS(app.alert(1))>>";
    return Stream.of(
        ("%PDF-" + "MZ".repeat(900)).getBytes(US_ASCII),
        "%PDF-1.7\n%%EOF\n".getBytes(US_ASCII),
        SampleFiles.pdf("<</OpenAction<<" + script + ">>>>"),
        SampleFiles.pdf("<</S /Java#53cript>>"),
        SampleFiles.pdf("<</S/Launch/F(cmd.exe)>>"),
        SampleFiles.pdf("<</Names<</EmbeddedFiles 3 0 R>>>>"),
        SampleFiles.pdf("<</Type/EmbeddedFile>>stream\nMZ\nendstream"),
        SampleFiles.pdf("<</Type/Annot/Subtype/FileAttachment>>"),
        objectStream("<</Filter/FlateDecode/Type/ObjStm>>", "\r\n", deflated("1 0 " + script)),
        objectStream("<</Filter 9 0 R/First 4>>", "\n", deflated("1 0 " + script)),
        objectStream("<</Type/ObjStm/First 4>>", "\n", "1 0 " + script),
        objectStream("<</Type/ObjStm/Filter[/Fl/Fl]>>", "\n", deflated(deflated("1 0 " + script))),
        objectStream("<</Type/ObjStm/Filter/Fl/DecodeParms 9 0 R>>", "\n", deflated(PAGE)),
        objectStream("<</Type/ObjStm>>", "\n", "\u0080encrypted"),
        objectStream("<</Filter/LZWDecode/Type/ObjStm>>", "\n", "\u0080x"));
  }

  private static byte[] objectStream(String dictionary, String lineBreak, String content) {
    return SampleFiles.pdf(dictionary + "stream" + lineBreak + content + "\nendstream");
  }

  @ParameterizedTest
  @MethodSource("refusedPdfs")
  void rejectsPdfsWithActiveContentOrWithoutStructure(byte[] file) {
    for (int round = 0; round < 20; round++) {
      assertThat(inspectInPieces(file)).isEqualTo(new Inspection.Damaged(FileKind.PDF));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mif1", "hevc", "hevx", "heic"})
  void detectsHeicByItsMajorBrand(String brand) {
    byte[] file = SampleFiles.heic(640, 400);
    System.arraycopy((brand + "\0\0\0\0" + "mif1miaf").getBytes(US_ASCII), 0, file, 8, 16);

    assertThat(inspectInPieces(file))
        .isEqualTo(new Inspection.Valid(FileKind.HEIC, Optional.of(new PixelSize(640, 400))));
  }

  private static String deflated(String text) {
    return new String(SampleFiles.deflated(text.getBytes(ISO_8859_1)), ISO_8859_1);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Test
  void detectsWebp() throws Exception {
    Optional<WebpEncoder> encoder = WebpEncoder.find();
    Assumptions.assumeTrue(encoder.isPresent(), "cwebp does not run on this machine");
    byte[] file = encoder.get().encode(SampleFiles.image(640, 400), 80).orElseThrow();

    assertThat(inspectInPieces(file))
        .isEqualTo(new Inspection.Valid(FileKind.WEBP, Optional.of(new PixelSize(640, 400))));
    assertThat(inspectInPieces(Arrays.copyOf(file, file.length / 2)))
        .isEqualTo(new Inspection.Damaged(FileKind.WEBP));
  }

  @Test
  void rejectsAnImageWithTooManyPixelsBeforeItsEnd() {
    byte[] bomb = SampleFiles.pngClaiming(50_000, 50_000);
    FileInspector inspector = new FileInspector(MAX_PIXELS);

    assertThat(inspector.update(bomb, 0, 64))
        .contains(new Inspection.TooManyPixels(new PixelSize(50_000, 50_000)));
    assertThat(inspectInPieces(SampleFiles.heic(20_000, 20_000)))
        .isInstanceOf(Inspection.TooManyPixels.class);
  }

  static Stream<byte[]> unsupportedFiles() {
    byte[] elf = new byte[4096];
    System.arraycopy(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}, 0, elf, 0, 7);
    return Stream.of(
        elf,
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".repeat(9).getBytes(US_ASCII),
        "<?xml version='1.0'?><svg/>".repeat(9).getBytes(US_ASCII),
        "GIF89a".concat(" ".repeat(200)).getBytes(US_ASCII),
        "\0\0\0\u0018ftypavif\0\0\0\0mif1avif".concat(" ".repeat(200)).getBytes(US_ASCII),
        "RIFF....WAVE".concat(" ".repeat(200)).getBytes(US_ASCII),
        new byte[] {(byte) 0xff},
        new byte[0]);
  }

  @ParameterizedTest
  @MethodSource("unsupportedFiles")
  void reportsOtherKindsAsUnknown(byte[] file) {
    assertThat(inspectInPieces(file)).isEqualTo(new Inspection.Unknown());
  }

  @Test
  void acceptsAJpegWithAnAppendedVideo() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(SampleFiles.jpeg(64, 64));
    file.writeBytes("....ftypmp42".repeat(1000).getBytes(US_ASCII));

    assertThat(inspectInPieces(file.toByteArray())).isInstanceOf(Inspection.Valid.class);
  }

  @Test
  void survivesRandomChanges() {
    byte[][] seeds = {
      SampleFiles.jpeg(64, 64), SampleFiles.png(64, 64), SampleFiles.heic(64, 64), SampleFiles.pdf()
    };
    for (int round = 0; round < 4000; round++) {
      byte[] file = seeds[round % seeds.length].clone();
      for (int change = random.nextInt(8); change >= 0; change--) {
        file[random.nextInt(file.length)] = (byte) random.nextInt();
      }
      assertThat(inspectInPieces(file)).isNotNull();
    }
  }

  private Inspection inspectInPieces(byte[] file) {
    FileInspector inspector = new FileInspector(MAX_PIXELS);
    int from = 0;
    while (from < file.length) {
      int length = Math.min(file.length - from, 1 + random.nextInt(file.length));
      Optional<Inspection> refusal = inspector.update(file, from, length);
      if (refusal.isPresent()) {
        return refusal.get();
      }
      from += length;
    }
    return inspector.finish();
  }
}
