package com.cruisemall.upload.image;

import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.UUID;

/** Pictures that nobody uploads: drawn when they are first asked for, and kept from then on. */
public interface PictureOnDemand {
  Optional<BufferedImage> draw(UUID id);
}
