package com.cruisemall.kit.images.file;

import java.util.Optional;

/** What the look at a file's bytes came to. */
public sealed interface Inspection {
  /**
   * A whole file of a kind.
   *
   * @param size of a picture; a PDF has none
   */
  record Valid(FileKind kind, Optional<PixelSize> size) implements Inspection {}

  /** Of no kind that is known here, whatever it is called. */
  record Unknown() implements Inspection {}

  /** Would take too much memory to decode. */
  record TooManyPixels(PixelSize size) implements Inspection {}

  /** Begins like its kind, but is broken off or contradicts itself. */
  record Damaged(FileKind kind) implements Inspection {}
}
