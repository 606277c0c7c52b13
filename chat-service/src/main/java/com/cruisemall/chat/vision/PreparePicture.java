package com.cruisemall.chat.vision;

import com.cruisemall.chat.ChatError;
import com.cruisemall.chat.llm.Picture;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.images.codec.ImageDecoder;
import com.cruisemall.kit.images.codec.JpegEncoder;
import com.cruisemall.kit.images.codec.UnreadableImageException;
import com.cruisemall.kit.images.file.FileInspector;
import com.cruisemall.kit.images.file.FileKind;
import com.cruisemall.kit.images.file.Inspection;
import com.cruisemall.kit.images.file.PixelSize;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.Optional;

/**
 * Makes of a stranger's file a picture for the model: what it is by its bytes, how large before it
 * is decoded, then small, upright and without what else it carried.
 */
@Singleton
class PreparePicture {
  private final VisionConfig config;
  private final ImageDecoder decoder;

  PreparePicture(VisionConfig config) {
    this.config = config;
    this.decoder = new ImageDecoder(config.decoders());
  }

  /**
   * Waits for a decoder if all are at work.
   *
   * @throws ApiException 415 for what is no JPEG, PNG or WebP, 413 for too many pixels, 422 for a
   *     broken file
   */
  Picture of(byte[] file) throws InterruptedException {
    return switch (inspect(file)) {
      case Inspection.Valid(FileKind kind, Optional<PixelSize> size)
          when size.isPresent() && ImageDecoder.canDecode(kind) ->
          small(file, kind, size.get());
      case Inspection.Valid _, Inspection.Unknown _ ->
          throw new ApiException(CommonError.UNSUPPORTED_MEDIA_TYPE);
      case Inspection.TooManyPixels _ -> throw new ApiException(CommonError.PAYLOAD_TOO_LARGE);
      case Inspection.Damaged _ -> throw new ApiException(ChatError.PICTURE_DAMAGED);
    };
  }

  private Inspection inspect(byte[] file) {
    FileInspector inspector = new FileInspector(config.maxPixels());
    return inspector.update(file, 0, file.length).orElseGet(inspector::finish);
  }

  private Picture small(byte[] file, FileKind kind, PixelSize size) throws InterruptedException {
    try {
      BufferedImage decoded = decoder.decode(file, kind, size, config.longSide());
      byte[] jpeg = JpegEncoder.encode(decoded, config.quality());
      return new Picture("image/jpeg", Base64.getEncoder().encodeToString(jpeg));
    } catch (UnreadableImageException e) {
      throw new ApiException(ChatError.PICTURE_DAMAGED, e);
    }
  }
}
