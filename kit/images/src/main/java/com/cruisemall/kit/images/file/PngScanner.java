package com.cruisemall.kit.images.file;

import java.util.Optional;
import java.util.zip.CRC32;

/** Scanner of PNG (ISO/IEC 15948): a signature, then chunks of length, type, data and CRC. */
final class PngScanner implements FileScanner {
  private static final int SIGNATURE = 8;
  private static final int CHUNK_HEAD = 8;
  private static final int CHECKSUM = 4;
  private static final int IHDR = 0x49484452;
  private static final int IHDR_LENGTH = 13;
  private static final int PLTE = 0x504c5445;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454e44;

  private enum Part {
    SIGNATURE,
    HEAD,
    DATA,
    CHECKSUM,
    END
  }

  private final CRC32 checksum = new CRC32();
  private final byte[] small = new byte[CHUNK_HEAD];
  private Part part = Part.SIGNATURE;
  private long remaining = SIGNATURE;
  private int inPart;
  private int type;
  private boolean dataSeen;
  private boolean paletteSeen;
  private boolean damaged;
  private Optional<PixelSize> size = Optional.empty();

  @Override
  public void accept(byte[] bytes, int offset, int length) {
    int from = offset;
    int end = offset + length;
    while (from < end && part != Part.END && !damaged) {
      int taken = (int) Math.min(remaining, end - from);
      take(bytes, from, taken);
      from += taken;
      remaining -= taken;
      inPart = (int) Math.min(small.length, (long) inPart + taken);
      while (remaining == 0 && part != Part.END && !damaged) {
        partDone();
      }
    }
  }

  @Override
  public boolean damaged() {
    return damaged;
  }

  @Override
  public boolean complete() {
    return part == Part.END && dataSeen && size.isPresent() && !damaged;
  }

  @Override
  public Optional<PixelSize> size() {
    return size;
  }

  /** Returns the size of three rows with 8 bytes per pixel: raw, filtered and converted. */
  @Override
  public long frameBytes() {
    return size.map(found -> 3L * 8 * found.width()).orElse(0L);
  }

  /** Buffers the first eight bytes of a chunk's data, the size in IHDR, and updates the CRC. */
  private void take(byte[] bytes, int from, int taken) {
    for (int i = 0; i < taken && inPart + i < small.length; i++) {
      small[inPart + i] = bytes[from + i];
    }
    if (part == Part.DATA) {
      checksum.update(bytes, from, taken);
    }
  }

  private void partDone() {
    switch (part) {
      case SIGNATURE -> enter(Part.HEAD, CHUNK_HEAD);
      case HEAD -> head();
      case DATA -> data();
      case CHECKSUM -> checksum();
      case END -> {}
    }
  }

  private void head() {
    long length = number(0) & 0xffffffffL;
    type = number(4);
    // Decoders disagree on which of two headers counts.
    boolean header = type == IHDR;
    damaged =
        length > Integer.MAX_VALUE
            || header != size.isEmpty()
            || (header && length != IHDR_LENGTH)
            || (type == PLTE && paletteSeen);
    paletteSeen |= type == PLTE;
    dataSeen |= type == IDAT;
    checksum.reset();
    checksum.update(small, 4, 4);
    enter(Part.DATA, length);
  }

  private void data() {
    if (type == IHDR) {
      int width = number(0);
      int height = number(4);
      damaged = width <= 0 || height <= 0;
      if (!damaged) {
        size = Optional.of(new PixelSize(width, height));
      }
    }
    enter(Part.CHECKSUM, CHECKSUM);
  }

  private void checksum() {
    damaged = isCritical(type) && number(0) != (int) checksum.getValue();
    if (type == IEND) {
      part = Part.END;
    } else {
      enter(Part.HEAD, CHUNK_HEAD);
    }
  }

  /** The case of the first letter separates critical from ancillary chunks. */
  private static boolean isCritical(int type) {
    return (type & 0x20000000) == 0;
  }

  private void enter(Part next, long length) {
    part = next;
    remaining = length;
    inPart = 0;
  }

  private int number(int at) {
    return (small[at] & 0xff) << 24
        | (small[at + 1] & 0xff) << 16
        | (small[at + 2] & 0xff) << 8
        | (small[at + 3] & 0xff);
  }
}
