package com.cruisemall.upload;

import com.cruisemall.kit.error.ErrorCode;

/** What can fail at upload-service beyond the common errors. */
public enum UploadError implements ErrorCode {
  /** The order is not one that passports are collected for. */
  ORDER_CLOSED(409),
  /** The link has run out, or has taken as many documents as it may. */
  LINK_EXPIRED(410),
  /** A picture with more pixels than can be shown safely. */
  IMAGE_TOO_LARGE(413),
  /** The file is broken off, or no picture can be made of it. */
  FILE_DAMAGED(422);

  private final int status;

  UploadError(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }
}
