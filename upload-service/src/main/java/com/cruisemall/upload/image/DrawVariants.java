package com.cruisemall.upload.image;

import com.cruisemall.kit.images.codec.JpegEncoder;
import com.cruisemall.kit.images.codec.WebpEncoder;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.coobird.thumbnailator.Thumbnails;

/** Draws a picture in the sizes and formats in which it will be shown. */
@Singleton
class DrawVariants {
  private final ImageConfig config;
  private final Optional<WebpEncoder> webp = WebpEncoder.find();

  DrawVariants(ImageConfig config) {
    this.config = config;
    if (webp.isEmpty()) {
      Log.info("pictures go out as jpeg only: the webp encoder does not run here");
    }
  }

  List<ImageVariant> of(BufferedImage picture) throws InterruptedException {
    int longest = Math.max(picture.getWidth(), picture.getHeight());
    List<Integer> sides =
        config.longSides().stream().map(side -> Math.min(side, longest)).distinct().toList();
    List<ImageVariant> variants = new ArrayList<>();
    for (int side : sides) {
      draw(side == longest ? picture : shrunk(picture, side), variants);
    }
    return variants;
  }

  private void draw(BufferedImage picture, List<ImageVariant> variants)
      throws InterruptedException {
    int width = picture.getWidth();
    variants.add(
        new ImageVariant(width, ImageFormat.JPEG, JpegEncoder.encode(picture, config.quality())));
    if (webp.isPresent()) {
      try {
        webp.get()
            .encode(picture, config.quality())
            .ifPresent(bytes -> variants.add(new ImageVariant(width, ImageFormat.WEBP, bytes)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static BufferedImage shrunk(BufferedImage picture, int side) {
    try {
      return Thumbnails.of(picture).size(side, side).asBufferedImage();
    } catch (IOException e) {
      throw new UncheckedIOException("a picture in memory is not read from anywhere", e);
    }
  }
}
