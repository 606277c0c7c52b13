package com.cruisemall.kit.images.picture;

/** A picture that no decoder can make sense of, though it looked whole. */
public final class UnreadablePictureException extends Exception {
  UnreadablePictureException(String message) {
    super(message);
  }

  UnreadablePictureException(String message, Throwable cause) {
    super(message, cause);
  }
}
