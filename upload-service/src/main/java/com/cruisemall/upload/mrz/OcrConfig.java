package com.cruisemall.upload.mrz;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configuration of passport OCR. */
@ConfigMapping(prefix = "cruisemall.ocr")
public interface OcrConfig {
  /** Tesseract executable; without it there are no suggestions. */
  @WithDefault("tesseract")
  String program();

  /** Timeout of one Tesseract run. */
  @WithDefault("10s")
  Duration timeout();

  /** Pause after Tesseract could not be started. */
  @WithDefault("1m")
  Duration retryAfter();

  /** Maximum number of pixels of an image. */
  @WithDefault("24000000")
  long maxPixels();

  /** Long side to which images are scaled for Tesseract. */
  @WithDefault("2000")
  int maxSide();
}
