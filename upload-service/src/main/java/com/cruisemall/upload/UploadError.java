package com.cruisemall.upload;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.ErrorCode;
import com.cruisemall.kit.images.file.PixelSize;
import java.util.Map;

/** Errors of upload-service beyond {@link com.cruisemall.kit.error.CommonError}. */
public enum UploadError implements ErrorCode {
  /** The order is cancelled, refunded or expired. */
  ORDER_CLOSED(409),
  /** The link has expired, or accepts no more documents of the traveller. */
  LINK_EXPIRED(410),
  /** The image has more pixels than can be decoded safely. */
  IMAGE_TOO_LARGE(413),
  /** The file is truncated or cannot be decoded. */
  FILE_DAMAGED(422);

  private final int status;

  UploadError(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }

  /** Creates an {@link #IMAGE_TOO_LARGE} error with the size of the image. */
  public static ApiException tooLarge(PixelSize size) {
    return new ApiException(
        IMAGE_TOO_LARGE, Map.of("width", size.width(), "height", size.height()));
  }
}
