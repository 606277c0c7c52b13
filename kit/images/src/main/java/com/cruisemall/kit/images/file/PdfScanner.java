package com.cruisemall.kit.images.file;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Scanner of PDF (ISO 32000): requires the end marker in the last kilobyte, interprets nothing. */
final class PdfScanner implements FileScanner {
  private static final int TAIL = 1024;
  private static final String END_MARK = "%%EOF";

  private final byte[] tail = new byte[TAIL];
  private int kept;

  @Override
  public void accept(byte[] bytes, int offset, int length) {
    if (length >= TAIL) {
      System.arraycopy(bytes, offset + length - TAIL, tail, 0, TAIL);
      kept = TAIL;
      return;
    }
    int old = Math.min(kept, TAIL - length);
    System.arraycopy(tail, kept - old, tail, 0, old);
    System.arraycopy(bytes, offset, tail, old, length);
    kept = old + length;
  }

  @Override
  public boolean damaged() {
    return false;
  }

  @Override
  public boolean complete() {
    return new String(tail, 0, kept, StandardCharsets.ISO_8859_1).contains(END_MARK);
  }

  @Override
  public Optional<PixelSize> size() {
    return Optional.empty();
  }
}
