package com.cruisemall.upload.mrz;

import com.cruisemall.kit.images.codec.ChildProcess;
import com.cruisemall.kit.images.codec.ImageDecoder;
import com.cruisemall.kit.images.codec.UnreadableImageException;
import com.cruisemall.kit.images.file.FileKind;
import com.cruisemall.kit.images.file.PixelSize;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Reads the machine-readable zone off a picture with Tesseract, a process of its own that is fed by
 * a pipe and ended at its deadline. What it finds is a suggestion, marked with the check digits
 * that hold.
 */
@Singleton
public class PictureReader {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final int LARGEST_TEXT = 1 << 16;

  /** The zone is at the foot of the page, which mostly fills the picture. */
  private static final double FOOT = 0.45;

  private final OcrConfig config;
  private final Clock clock;
  private final ImageDecoder decoder;
  private volatile boolean available = true;

  PictureReader(OcrConfig config, ImageDecoder decoder, Clock clock) {
    this.config = config;
    this.decoder = decoder;
    this.clock = clock;
  }

  /** Whether there is any hope of reading such a file. */
  public boolean canRead(FileKind kind, Optional<PixelSize> size) {
    return available
        && ImageDecoder.canDecode(kind)
        && size.filter(found -> found.pixels() <= config.pixels()).isPresent();
  }

  /** What the passport on the picture says, if it can be made out. */
  public Optional<PassportData> read(byte[] file, FileKind kind, PixelSize size)
      throws UnreadableImageException, InterruptedException {
    BufferedImage page = decoder.decode(file, kind, size, config.longSide());
    int foot = (int) (page.getHeight() * FOOT);
    BufferedImage lower = page.getSubimage(0, page.getHeight() - foot, page.getWidth(), foot);
    return look(lower).or(() -> look(page));
  }

  private Optional<PassportData> look(BufferedImage picture) {
    if (!available) {
      return Optional.empty();
    }
    // One block of text, in the letters of the zone, without a dictionary.
    List<String> command =
        List.of(
            config.program(),
            "stdin",
            "stdout",
            "--psm",
            "6",
            "-c",
            "tessedit_char_whitelist=ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<",
            "-c",
            "load_system_dawg=0",
            "-c",
            "load_freq_dawg=0");
    try {
      return new ChildProcess(command, config.deadline(), LARGEST_TEXT)
          .run(pipe -> {
            try (var output = new MemoryCacheImageOutputStream(pipe)) {
              ImageIO.write(grey(picture), "png", output);
            }
          })
          .flatMap(text ->
              MrzRepair.find(
                  new String(text, StandardCharsets.UTF_8),
                  LocalDate.ofInstant(clock.instant(), SEOUL)))
          .map(mrz -> PassportData.of(PassportData.Source.PICTURE, mrz));
    } catch (IOException e) {
      available = false;
      Log.infof("passports are not read off pictures: %s cannot be run", config.program());
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static BufferedImage grey(BufferedImage picture) {
    BufferedImage grey =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = grey.createGraphics();
    graphics.drawImage(picture, 0, 0, null);
    graphics.dispose();
    return grey;
  }
}
