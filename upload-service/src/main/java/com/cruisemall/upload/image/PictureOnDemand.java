package com.cruisemall.upload.image;

import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Pictures that nobody uploads: drawn when they are first asked for, and kept from then on. */
public interface PictureOnDemand {
  /** How it is drawn, if there is one of that id. */
  Optional<Supplier<BufferedImage>> find(UUID id);
}
