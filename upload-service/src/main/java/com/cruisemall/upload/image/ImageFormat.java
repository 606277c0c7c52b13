package com.cruisemall.upload.image;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Format in which images are served. */
enum ImageFormat {
  WEBP("image/webp"),
  JPEG("image/jpeg");

  private static final Pattern ZERO = Pattern.compile("[qQ]=0(\\.0{0,3})?");

  private final String mediaType;

  ImageFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  /** Selects the best format for an {@code Accept} header. */
  static ImageFormat accepted(@Nullable String accept) {
    boolean webp =
        accept != null
            && Arrays.stream(accept.split(",", -1)).anyMatch(ImageFormat::isAcceptedWebp);
    return webp ? WEBP : JPEG;
  }

  /** Types compare without case; a weight of zero means not acceptable (RFC 9110, 12.4.2). */
  private static boolean isAcceptedWebp(String range) {
    String[] parts = range.split(";", -1);
    return parts[0].strip().equalsIgnoreCase(WEBP.mediaType)
        && Arrays.stream(parts)
            .skip(1)
            .map(String::strip)
            .noneMatch(parameter -> ZERO.matcher(parameter).matches());
  }
}
