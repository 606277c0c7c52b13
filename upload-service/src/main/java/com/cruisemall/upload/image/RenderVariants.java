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

/** Renders an image in all sizes and formats in which it is served. */
@Singleton
class RenderVariants {
  private final ImageConfig config;
  private final Optional<WebpEncoder> webp = WebpEncoder.find();

  RenderVariants(ImageConfig config) {
    this.config = config;
    if (webp.isEmpty()) {
      Log.info("webp encoder unavailable, serving jpeg only");
    }
  }

  List<ImageVariant> render(BufferedImage image) throws InterruptedException {
    int longest = Math.max(image.getWidth(), image.getHeight());
    List<Integer> sides =
        config.longSides().stream().map(side -> Math.min(side, longest)).distinct().toList();
    List<ImageVariant> variants = new ArrayList<>();
    for (int side : sides) {
      encode(side == longest ? image : scale(image, side), variants);
    }
    return variants;
  }

  private void encode(BufferedImage image, List<ImageVariant> variants)
      throws InterruptedException {
    int width = image.getWidth();
    variants.add(
        new ImageVariant(width, ImageFormat.JPEG, JpegEncoder.encode(image, config.quality())));
    if (webp.isPresent()) {
      try {
        webp.get()
            .encode(image, config.quality())
            .ifPresent(bytes -> variants.add(new ImageVariant(width, ImageFormat.WEBP, bytes)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static BufferedImage scale(BufferedImage image, int side) {
    try {
      return Thumbnails.of(image).size(side, side).asBufferedImage();
    } catch (IOException e) {
      throw new UncheckedIOException("scaling an image in memory failed", e);
    }
  }
}
