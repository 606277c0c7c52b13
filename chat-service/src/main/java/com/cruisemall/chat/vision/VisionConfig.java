package com.cruisemall.chat.vision;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Limits of received images and format of the images for the model. */
@ConfigMapping(prefix = "cruisemall.vision")
public interface VisionConfig {
  /** Maximum size of an image. */
  @WithDefault("10M")
  MemorySize maxSize();

  /** Maximum concurrent uploads; each image is in memory until it is decoded, others queue. */
  @Min(1)
  @WithDefault("8")
  int maxConcurrent();

  /** Maximum time in the queue before any byte is read; then 503. */
  @WithDefault("5s")
  Duration queueTimeout();

  /** Timeout of receiving one image. */
  @WithDefault("20s")
  Duration receiveTimeout();

  /** Maximum number of pixels, checked before decoding. */
  @Min(1)
  @WithDefault("50000000")
  long maxPixels();

  /** Memory that concurrent decodes may take together. */
  @WithDefault("96M")
  MemorySize decodeMemory();

  /** Longest side in pixels of the image for the model. */
  @Min(64)
  @WithDefault("1536")
  int maxSide();

  /** JPEG quality of the image for the model, in percent. */
  @Min(1)
  @Max(100)
  @WithDefault("85")
  int quality();
}
