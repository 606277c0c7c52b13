package com.cruisemall.upload.image;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a picture goes out. */
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

  /** What a client that sends this {@code Accept} is best served with. */
  static ImageFormat accepted(@Nullable String accept) {
    return Optional.ofNullable(accept)
        .filter(types -> types.contains(WEBP.mediaType))
        .map(_ -> WEBP)
        .orElse(JPEG);
  }
}
