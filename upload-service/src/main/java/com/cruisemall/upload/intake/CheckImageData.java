package com.cruisemall.upload.intake;

import com.cruisemall.kit.deadline.Deadline;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.images.codec.ImageDecoder;
import com.cruisemall.kit.images.codec.ImageTooLargeException;
import com.cruisemall.kit.images.codec.UnreadableImageException;
import com.cruisemall.kit.images.file.PixelSize;
import com.cruisemall.upload.UploadError;
import com.cruisemall.upload.document.ChunkRepository;
import com.cruisemall.upload.document.ReceivedFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Decodes a stored JPEG without an end marker, to distinguish a complete image from a truncated
 * one. Phones omit the marker, and browsers show such files.
 */
@Singleton
class CheckImageData {
  /** Size of the decoded image, which is discarded. */
  private static final int LONG_SIDE = 64;

  private final ImageDecoder decoder;
  private final ChunkRepository chunks;
  private final IntakeConfig config;

  /** One file at a time, because it is held in memory. */
  private final Semaphore permits = new Semaphore(1, true);

  CheckImageData(ImageDecoder decoder, ChunkRepository chunks, IntakeConfig config) {
    this.decoder = decoder;
    this.chunks = chunks;
    this.config = config;
  }

  /**
   * Decodes the image.
   *
   * @throws ApiException 422 {@code FILE_DAMAGED} for a truncated image, 413 {@code
   *     IMAGE_TOO_LARGE} if decoding takes too much memory, 503 if other checks take too long
   */
  void check(UploadInProgress upload, ReceivedFile file, PixelSize size) {
    try {
      Deadline deadline = Deadline.ofRequestWithin(config.timeout());
      if (!permits.tryAcquire(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ApiException(CommonError.OVERLOADED);
      }
      try (InputStream content = chunks.open(upload.id(), file.chunks(), upload.key())) {
        decoder.decode(content.readAllBytes(), file.kind(), size, LONG_SIDE);
      } finally {
        permits.release();
      }
    } catch (ImageTooLargeException _) {
      throw UploadError.tooLarge(size);
    } catch (UnreadableImageException | IOException e) {
      throw new ApiException(UploadError.FILE_DAMAGED, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException(CommonError.REQUEST_TIMEOUT, e);
    }
  }
}
