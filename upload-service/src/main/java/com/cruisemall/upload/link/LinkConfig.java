package com.cruisemall.upload.link;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** What a link allows. */
@ConfigMapping(prefix = "cruisemall.passport")
public interface LinkConfig {
  /** How long a link lives when nobody says otherwise. */
  @WithDefault("72h")
  Duration linkLifetime();

  /** The longest life that may be asked for. */
  @WithDefault("720h")
  Duration longestLinkLifetime();

  /** Different pictures that a link takes of one traveller: a blurred one may be taken again. */
  @WithDefault("3")
  @Min(1)
  int documentsPerTraveler();
}
