package com.cruisemall.chat.vision;

import com.cruisemall.chat.ChatError;
import com.cruisemall.chat.llm.PromptImage;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.images.codec.ImageDecoder;
import com.cruisemall.kit.images.codec.ImageTooLargeException;
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
 * Converts an untrusted file to an image for the model. Type and pixel size are checked before
 * decoding. The result is scaled down, upright and free of metadata.
 */
@Singleton
class PrepareImage {
  private final VisionConfig config;
  private final ImageDecoder decoder;

  PrepareImage(VisionConfig config) {
    this.config = config;
    this.decoder = new ImageDecoder(config.decodeMemory().asLongValue());
  }

  /**
   * Converts the file; waits until the memory for decoding is free.
   *
   * @throws ApiException 415 unless it is a JPEG, PNG or WebP, 413 for too many pixels, 422 for a
   *     damaged file
   */
  PromptImage prepare(byte[] file) throws InterruptedException {
    return switch (inspect(file)) {
      case Inspection.Valid(FileKind kind, Optional<PixelSize> size)
          when size.isPresent() && ImageDecoder.canDecode(kind) ->
          scaled(file, kind, size.get());
      case Inspection.Unterminated(PixelSize size) -> scaled(file, FileKind.JPEG, size);
      case Inspection.Valid _, Inspection.Unknown _ ->
          throw new ApiException(CommonError.UNSUPPORTED_MEDIA_TYPE);
      case Inspection.TooManyPixels _ -> throw new ApiException(CommonError.PAYLOAD_TOO_LARGE);
      case Inspection.Damaged(FileKind kind) when !ImageDecoder.canDecode(kind) ->
          throw new ApiException(CommonError.UNSUPPORTED_MEDIA_TYPE);
      case Inspection.Damaged _ -> throw new ApiException(ChatError.PICTURE_DAMAGED);
    };
  }

  private Inspection inspect(byte[] file) {
    FileInspector inspector = new FileInspector(config.maxPixels());
    return inspector.update(file, 0, file.length).orElseGet(inspector::finish);
  }

  private PromptImage scaled(byte[] file, FileKind kind, PixelSize size)
      throws InterruptedException {
    try {
      BufferedImage decoded = decoder.decode(file, kind, size, config.maxSide());
      byte[] jpeg = JpegEncoder.encode(decoded, config.quality());
      return new PromptImage("image/jpeg", Base64.getEncoder().encodeToString(jpeg));
    } catch (ImageTooLargeException e) {
      throw new ApiException(CommonError.PAYLOAD_TOO_LARGE, e);
    } catch (UnreadableImageException e) {
      throw new ApiException(ChatError.PICTURE_DAMAGED, e);
    }
  }
}
