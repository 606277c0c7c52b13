package com.cruisemall.kit.images.file;

import java.util.Optional;

/** Streaming parser of the structure of one file format; buffers only a few bytes. */
interface FileScanner {
  /** Reads the next bytes. */
  void accept(byte[] bytes, int offset, int length);

  /** Returns true after a structural error, which no later byte can correct. */
  boolean damaged();

  /** Returns true if the bytes so far are a complete file. */
  boolean complete();

  /** Returns true if all that is certainly missing is the end marker. */
  default boolean unterminated() {
    return false;
  }

  /** Returns the image size, once it was read. */
  Optional<PixelSize> size();

  /** Returns the bytes that a decoder buffers for the whole frame, besides the result. */
  default long frameBytes() {
    return 0;
  }

  /** Returns the number of passes over the frame that decoding takes. */
  default int passes() {
    return 1;
  }
}
