package com.cruisemall.kit.images.codec;

/** A picture that no decoder can make sense of, though it looked whole. */
public final class UnreadableImageException extends Exception {
  UnreadableImageException(String message) {
    super(message);
  }

  UnreadableImageException(String message, Throwable cause) {
    super(message, cause);
  }
}
