package com.cruisemall.kit.images.file;

import java.util.Optional;

/** Result of inspecting a file's content. */
public sealed interface Inspection {
  /**
   * A complete file of a supported kind.
   *
   * @param size image size; absent for PDF
   */
  record Valid(FileKind kind, Optional<PixelSize> size) implements Inspection {}

  /** A file of an unsupported kind. */
  record Unknown() implements Inspection {}

  /** An image that would need too much memory to decode. */
  record TooManyPixels(PixelSize size) implements Inspection {}

  /** A file with the signature of its kind that is truncated or inconsistent. */
  record Damaged(FileKind kind) implements Inspection {}

  /** A JPEG without an end marker; only decoding shows whether its image data is complete. */
  record Unterminated(PixelSize size) implements Inspection {}
}
