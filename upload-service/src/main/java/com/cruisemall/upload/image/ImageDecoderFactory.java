package com.cruisemall.upload.image;

import com.cruisemall.kit.images.codec.ImageDecoder;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Creates the image decoder, bounded by the configured memory. */
@Singleton
class ImageDecoderFactory {
  private final ImageConfig config;

  ImageDecoderFactory(ImageConfig config) {
    this.config = config;
  }

  @Produces
  @Singleton
  ImageDecoder decoder() {
    return new ImageDecoder(config.decodeMemory().asLongValue());
  }
}
