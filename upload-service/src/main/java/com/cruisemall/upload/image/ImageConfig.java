package com.cruisemall.upload.image;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** Which pictures are taken, and in which sizes they are shown. */
@ConfigMapping(prefix = "cruisemall.image")
public interface ImageConfig {
  /** The largest file. */
  @WithDefault("15M")
  MemorySize largestFile();

  /** Pictures with more pixels are refused before they are decoded. */
  @WithDefault("40000000")
  long pixels();

  /** The long sides of what is shown; a smaller picture is not enlarged. */
  @WithDefault("400,800,1600")
  List<Integer> longSides();

  /** From 0 to 100. */
  @WithDefault("80")
  int quality();
}
