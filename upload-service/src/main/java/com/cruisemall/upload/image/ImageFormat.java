package com.cruisemall.upload.image;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Format in which images are served. */
enum ImageFormat {
  WEBP("image/webp"),
  JPEG("image/jpeg");

  private final String mediaType;

  ImageFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  /** Selects the best format for an {@code Accept} header. */
  static ImageFormat accepted(@Nullable String accept) {
    return Optional.ofNullable(accept)
        .filter(types -> types.contains(WEBP.mediaType))
        .map(_ -> WEBP)
        .orElse(JPEG);
  }
}
