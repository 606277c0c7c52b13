package com.cruisemall.kit.images.file;

/** Image size as declared in the file, read before decoding. */
public record PixelSize(int width, int height) {
  public PixelSize {
    if (width < 0 || height < 0) {
      throw new IllegalArgumentException("negative image size");
    }
  }

  public long pixels() {
    return (long) width * height;
  }

  public int longSide() {
    return Math.max(width, height);
  }

  /** Returns the smallest size that contains both. */
  PixelSize union(PixelSize other) {
    return new PixelSize(Math.max(width, other.width), Math.max(height, other.height));
  }

  /** Scales down so that the long side is at most the given one. */
  public PixelSize fit(int longSide) {
    if (longSide() <= longSide) {
      return this;
    }
    double scale = (double) longSide / longSide();
    return new PixelSize(
        Math.max(1, (int) Math.round(width * scale)),
        Math.max(1, (int) Math.round(height * scale)));
  }
}
