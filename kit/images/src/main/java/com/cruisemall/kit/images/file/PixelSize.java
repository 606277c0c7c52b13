package com.cruisemall.kit.images.file;

/** The width and height that a picture says it has, before anything of it is decoded. */
public record PixelSize(int width, int height) {
  public PixelSize {
    if (width < 0 || height < 0) {
      throw new IllegalArgumentException("a picture has no negative size");
    }
  }

  public long pixels() {
    return (long) width * height;
  }

  public int longSide() {
    return Math.max(width, height);
  }

  /** As large as both in each direction. */
  PixelSize union(PixelSize other) {
    return new PixelSize(Math.max(width, other.width), Math.max(height, other.height));
  }
}
