package com.cruisemall.upload.image;

import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Source of images that are generated on the first request, and stored from then on. */
public interface GeneratedImages {
  /** Finds the generator of an image. */
  Optional<Supplier<BufferedImage>> find(UUID id);
}
