package com.cruisemall.kit.images.codec;

/** An image whose decoding needs more memory than the budget of the decoder. */
public final class ImageTooLargeException extends Exception {
  ImageTooLargeException(long bytes) {
    super("decoding needs more memory than the budget bytes=" + bytes);
  }
}
