package com.cruisemall.kit.images.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruisemall.kit.images.file.FileKind;
import com.cruisemall.kit.images.file.PixelSize;
import com.cruisemall.kit.images.file.SampleFiles;
import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifDirectoryBase;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ImageCodecsTest {
  private final ImageDecoder decoder = new ImageDecoder(96 << 20);

  @Test
  void scalesDownToTheWantedSize() throws Exception {
    BufferedImage image =
        decoder.decode(SampleFiles.jpeg(4000, 3000), FileKind.JPEG, new PixelSize(4000, 3000), 800);

    assertThat(image.getWidth()).isEqualTo(800);
    assertThat(image.getHeight()).isEqualTo(600);
  }

  @Test
  void rotatesUprightAndDropsMetadata() throws Exception {
    byte[] turned = withExif(SampleFiles.jpeg(400, 200), 6);

    BufferedImage upright = decoder.decode(turned, FileKind.JPEG, new PixelSize(400, 200), 1000);
    byte[] shown = JpegEncoder.encode(upright, 85);

    assertThat(upright.getWidth()).isEqualTo(200);
    assertThat(upright.getHeight()).isEqualTo(400);
    // The left half of the sample is cyan; turned by 90 degrees it is on top.
    assertThat(upright.getRGB(5, 5) & 0xff).isGreaterThan(200);
    assertThat(upright.getRGB(5, 395) & 0xff).isLessThan(60);
    assertThat(
            ImageMetadataReader.readMetadata(new ByteArrayInputStream(shown))
                .containsDirectoryOfType(ExifDirectoryBase.class))
        .isFalse();
  }

  @Test
  void rejectsAnImageThatCannotBeDecoded() {
    byte[] file = SampleFiles.jpeg(64, 64);
    Arrays.fill(file, 20, file.length - 2, (byte) 0x55);

    assertThatThrownBy(() -> decoder.decode(file, FileKind.JPEG, new PixelSize(64, 64), 100))
        .isInstanceOf(UnreadableImageException.class);
  }

  @Test
  void decodesItsOwnWebp() throws Exception {
    Optional<WebpEncoder> encoder = WebpEncoder.find();
    Assumptions.assumeTrue(encoder.isPresent(), "cwebp does not run on this machine");

    byte[] webp = encoder.get().encode(SampleFiles.image(300, 200), 80).orElseThrow();

    BufferedImage back = decoder.decode(webp, FileKind.WEBP, new PixelSize(300, 200), 300);
    assertThat(back.getWidth()).isEqualTo(300);
  }

  @Test
  void killsAProgramAtItsDeadline() throws Exception {
    var program = new ChildProcess(List.of("sleep", "600"), Duration.ofMillis(200), 100);

    assertThat(program.run(pipe -> pipe.write(1))).isEmpty();
  }

  /** Inserts an APP1 segment with the Exif orientation. */
  private static byte[] withExif(byte[] jpeg, int orientation) {
    ByteBuffer tiff = ByteBuffer.allocate(26);
    tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    tiff.putShort((short) 1);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    tiff.putShort((short) orientation).putShort((short) 0).putInt(0);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(jpeg, 0, 2);
    file.writeBytes(
        ByteBuffer.allocate(10 + tiff.capacity())
            .putShort((short) 0xffe1)
            .putShort((short) (8 + tiff.capacity()))
            .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
            .put(tiff.array())
            .array());
    file.write(jpeg, 2, jpeg.length - 2);
    return file.toByteArray();
  }
}
