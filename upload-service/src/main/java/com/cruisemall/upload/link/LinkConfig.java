package com.cruisemall.upload.link;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Configuration of passport links. */
@ConfigMapping(prefix = "cruisemall.passport")
public interface LinkConfig {
  /** Base URL of the shop, with which links begin ({@code CRUISEMALL_PUBLIC_URL}). */
  String publicUrl();

  /** Default lifetime of a link. */
  @WithDefault("72h")
  Duration linkLifetime();

  /** Maximum lifetime of a link. */
  @WithDefault("720h")
  Duration maxLinkLifetime();

  /** Documents that a link accepts per traveller, so that a blurred image can be replaced. */
  @WithDefault("3")
  @Min(1)
  int maxDocumentsPerTraveler();
}
