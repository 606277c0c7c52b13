package com.cruisemall.chat.vision;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** What is taken of pictures, and what the model gets of them. */
@ConfigMapping(prefix = "cruisemall.vision")
public interface VisionConfig {
  /** The largest picture that is taken in. */
  @WithDefault("10M")
  MemorySize largestPicture();

  /** Pictures taken in at a time, each wholly in memory until it is decoded; others wait. */
  @Min(1)
  @WithDefault("8")
  int atOnce();

  /** How long somebody waits for their turn, with nothing of the picture read; then 503. */
  @WithDefault("5s")
  Duration patience();

  /** How long sending one may take. */
  @WithDefault("20s")
  Duration receiving();

  /** Pictures with more are refused before they are decoded. */
  @Min(1)
  @WithDefault("50000000")
  long maxPixels();

  /** Pictures decoded at a time; each takes some 40 MB at most. */
  @Min(1)
  @WithDefault("2")
  int decoders();

  /** The longest side of what the model gets. */
  @Min(64)
  @WithDefault("1536")
  int longSide();

  /** Of the JPEG that the model gets. */
  @Min(1)
  @Max(100)
  @WithDefault("85")
  int quality();
}
