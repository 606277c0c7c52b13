package com.cruisemall.upload;

import com.cruisemall.kit.images.codec.ImageDecoder;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one decoder of pictures: what is decoded at a time is what the memory has room for. */
@Singleton
class DecoderProducer {
  private final int atOnce;

  DecoderProducer(
      @ConfigProperty(name = "cruisemall.picture.decoders", defaultValue = "1") int atOnce) {
    this.atOnce = atOnce;
  }

  @Produces
  @Singleton
  ImageDecoder decoder() {
    return new ImageDecoder(atOnce);
  }
}
