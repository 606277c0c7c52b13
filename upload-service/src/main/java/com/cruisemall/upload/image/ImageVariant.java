package com.cruisemall.upload.image;

/** Image in one size and format. */
final class ImageVariant {
  private final int width;
  private final ImageFormat format;
  private final byte[] content;

  ImageVariant(int width, ImageFormat format, byte[] content) {
    this.width = width;
    this.format = format;
    this.content = content.clone();
  }

  int width() {
    return width;
  }

  ImageFormat format() {
    return format;
  }

  byte[] content() {
    return content.clone();
  }
}
