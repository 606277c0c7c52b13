package com.cruisemall.kit.images.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruisemall.kit.images.file.FileInspector;
import com.cruisemall.kit.images.file.FileKind;
import com.cruisemall.kit.images.file.Inspection;
import com.cruisemall.kit.images.file.PixelSize;
import com.cruisemall.kit.images.file.SampleFiles;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** JPEG files that violate the standard in ways that browsers forgive. */
class JpegTest {
  private static final PixelSize SIZE = new PixelSize(320, 200);
  private static final byte[] JPEG = SampleFiles.jpeg(320, 200);

  private final ImageDecoder decoder = new ImageDecoder(96 << 20);

  static Stream<Arguments> forgiven() {
    byte[] profile = "ICC_PROFILE\0\1\1".getBytes(ISO_8859_1);
    byte[] broken = Arrays.copyOf(profile, 80);
    byte[] counted = "ICC_PROFILE\0\1\3and no second".getBytes(ISO_8859_1);
    byte[] thumbnail = "JFXX\0\u0010\u00ff\u00d8broken".getBytes(ISO_8859_1);
    byte[] jfif = "JFIF\0\1\2\0\0\1\0\1\u00ff\u00ff".getBytes(ISO_8859_1);
    return Stream.of(
        Arguments.of("empty profile", withSegment(0xe2, profile)),
        Arguments.of("broken profile", withSegment(0xe2, broken)),
        Arguments.of("incomplete profile", withSegment(0xe2, counted)),
        Arguments.of("broken thumbnail", withSegment(0xe0, thumbnail)),
        Arguments.of("thumbnail of wrong size", withJfif(jfif)),
        Arguments.of("duplicate component ids", withDuplicateIds()),
        Arguments.of("bytes before the first marker", inserted(2, new byte[] {0, 7, 'x', 10})),
        Arguments.of("no end marker", Arrays.copyOf(JPEG, JPEG.length - 2)),
        Arguments.of("half an end marker", Arrays.copyOf(JPEG, JPEG.length - 1)),
        Arguments.of("bytes behind the end", Arrays.copyOf(JPEG, JPEG.length + 5000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgiven")
  void decodesWhatBrowsersShow(String name, byte[] file) throws Exception {
    FileInspector inspector = new FileInspector(1_000_000);
    Inspection found = inspector.update(file, 0, file.length).orElseGet(inspector::finish);

    BufferedImage image = decoder.decode(file, FileKind.JPEG, SIZE, 400);

    assertThat(found)
        .isIn(
            new Inspection.Valid(FileKind.JPEG, Optional.of(SIZE)),
            new Inspection.Unterminated(SIZE));
    assertThat(image.getRGB(160, 100) >> 16 & 0xff).isGreaterThan(240);
    assertThat(image.getRGB(160, 100) & 0xff).isLessThan(15);
  }

  @Test
  void rejectsTruncatedImageData() {
    for (int length = JPEG.length - 40; length > JPEG.length / 2; length -= 97) {
      byte[] torn = Arrays.copyOf(JPEG, length);

      assertThatThrownBy(() -> decoder.decode(torn, FileKind.JPEG, SIZE, 400))
          .as("first %d of %d bytes", length, JPEG.length)
          .isInstanceOf(UnreadableImageException.class);
    }
  }

  private static byte[] withSegment(int marker, byte[] content) {
    ByteArrayOutputStream segment = new ByteArrayOutputStream();
    segment.writeBytes(new byte[] {(byte) 0xff, (byte) marker, 0, (byte) (content.length + 2)});
    segment.writeBytes(content);
    return inserted(20, segment.toByteArray());
  }

  /** Replaces the JFIF segment, which follows the start marker and is 18 bytes long. */
  private static byte[] withJfif(byte[] content) {
    byte[] file = JPEG.clone();
    System.arraycopy(content, 0, file, 6, content.length);
    return file;
  }

  private static byte[] withDuplicateIds() {
    byte[] file = JPEG.clone();
    int frame = new String(file, ISO_8859_1).indexOf("\u00ff\u00c0");
    int scan = new String(file, ISO_8859_1).indexOf("\u00ff\u00da");
    for (int i = 0; i < 3; i++) {
      file[frame + 10 + 3 * i] = 1;
      file[scan + 5 + 2 * i] = 1;
    }
    return file;
  }

  private static byte[] inserted(int at, byte[] bytes) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(JPEG, 0, at);
    file.writeBytes(bytes);
    file.write(JPEG, at, JPEG.length - at);
    return file.toByteArray();
  }
}
