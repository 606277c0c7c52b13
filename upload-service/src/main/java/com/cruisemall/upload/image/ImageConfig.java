package com.cruisemall.upload.image;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** Configuration of the shop's images. */
@ConfigMapping(prefix = "cruisemall.image")
public interface ImageConfig {
  /** Maximum size of a file. */
  @WithDefault("15M")
  MemorySize maxFileSize();

  /** Maximum number of pixels, checked before decoding. */
  @WithDefault("40000000")
  long maxPixels();

  /** Long sides of the variants; smaller images are not enlarged. */
  @WithDefault("400,800,1600")
  List<Integer> longSides();

  /** Encoder quality from 0 to 100. */
  @WithDefault("80")
  int quality();

  /** Memory that concurrent decodes of uploads and passports may take together. */
  @WithDefault("96M")
  MemorySize decodeMemory();
}
