package com.cruisemall.kit.images.codec;

/** Thrown for an image that passed inspection but cannot be decoded. */
public final class UnreadableImageException extends Exception {
  UnreadableImageException(String message) {
    super(message);
  }

  UnreadableImageException(String message, Throwable cause) {
    super(message, cause);
  }
}
