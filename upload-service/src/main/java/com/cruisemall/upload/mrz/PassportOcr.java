package com.cruisemall.upload.mrz;

import com.cruisemall.kit.images.codec.ChildProcess;
import com.cruisemall.kit.images.codec.ImageDecoder;
import com.cruisemall.kit.images.codec.ImageTooLargeException;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * OCR of the machine-readable zone with Tesseract, run as a child process with a timeout. Results
 * are suggestions, marked with the matching check digits.
 */
@Singleton
public class PassportOcr {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final int MAX_OUTPUT_BYTES = 1 << 16;

  /** Share of the page that is tried first: the zone is at its bottom. */
  private static final double ZONE_HEIGHT = 0.45;

  private final OcrConfig config;
  private final Clock clock;
  private final ImageDecoder decoder;
  private final AtomicReference<Instant> unavailableUntil = new AtomicReference<>(Instant.MIN);

  PassportOcr(OcrConfig config, ImageDecoder decoder, Clock clock) {
    this.config = config;
    this.decoder = decoder;
    this.clock = clock;
  }

  /** Returns true if the file is an image that can be decoded and Tesseract is available. */
  public boolean canRead(FileKind kind, Optional<PixelSize> size) {
    return isAvailable()
        && ImageDecoder.canDecode(kind)
        && size.filter(found -> found.pixels() <= config.maxPixels()).isPresent();
  }

  /** Reads the passport data of an image; empty if there is no legible zone. */
  public Optional<PassportData> read(byte[] file, FileKind kind, PixelSize size)
      throws UnreadableImageException, ImageTooLargeException, InterruptedException {
    BufferedImage page = decoder.decode(file, kind, size, config.maxSide());
    int height = (int) (page.getHeight() * ZONE_HEIGHT);
    BufferedImage zone = page.getSubimage(0, page.getHeight() - height, page.getWidth(), height);
    return recognize(zone).or(() -> recognize(page));
  }

  private Optional<PassportData> recognize(BufferedImage image) {
    if (!isAvailable()) {
      return Optional.empty();
    }
    // One block of text, the alphabet of the zone, no dictionary.
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
      return new ChildProcess(command, config.timeout(), MAX_OUTPUT_BYTES)
          .run(pipe -> {
            try (var output = new MemoryCacheImageOutputStream(pipe)) {
              ImageIO.write(toGray(image), "png", output);
            }
          })
          .flatMap(text ->
              MrzRepair.find(
                  new String(text, StandardCharsets.UTF_8),
                  LocalDate.ofInstant(clock.instant(), SEOUL)))
          .map(mrz -> PassportData.of(PassportData.Source.PICTURE, mrz));
    } catch (IOException e) {
      // A fork also fails for a moment while the container has no memory or processes left.
      unavailableUntil.set(clock.instant().plus(config.retryAfter()));
      Log.warnf(
          "passport ocr paused, cannot run program=%s retryAfter=%s cause=%s",
          config.program(), config.retryAfter(), e.getMessage());
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private boolean isAvailable() {
    return clock.instant().isAfter(unavailableUntil.get());
  }

  private static BufferedImage toGray(BufferedImage image) {
    BufferedImage gray =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = gray.createGraphics();
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return gray;
  }
}
