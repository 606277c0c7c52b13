package com.cruisemall.kit.images.file;

import java.util.Optional;

/** Follows the structure of one kind of file, byte by byte, keeping next to nothing of it. */
interface FileScanner {
  /** Takes the next bytes. */
  void accept(byte[] bytes, int offset, int length);

  /** Whether a contradiction was found; whatever follows cannot mend it. */
  boolean damaged();

  /** Whether what came so far is a whole file. */
  boolean complete();

  /** The size of the picture, once it was seen. */
  Optional<PixelSize> size();
}
