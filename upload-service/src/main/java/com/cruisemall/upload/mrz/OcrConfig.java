package com.cruisemall.upload.mrz;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How passports are read off pictures. */
@ConfigMapping(prefix = "cruisemall.ocr")
public interface OcrConfig {
  /** Tesseract; where it cannot be run nothing is suggested. */
  @WithDefault("tesseract")
  String program();

  /** The longest that the program may take for one look. */
  @WithDefault("10s")
  Duration deadline();

  /** Pictures with more pixels are not read. */
  @WithDefault("24000000")
  long pixels();

  /** The longest side of what the program is shown. */
  @WithDefault("2000")
  int longSide();
}
