package com.cruisemall.kit.images.file;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a file is while it streams by: its kind by its first bytes, its size in pixels
 * before anything is decoded, and at the end whether it is whole. Keeps no more of the file than
 * its head.
 */
public final class FileInspector {
  /** Enough to know every kind. */
  private static final int HEAD = 64;

  private final long maxPixels;
  private final byte[] head = new byte[HEAD];
  private int headLength;
  private @Nullable FileKind kind;
  private @Nullable FileScanner scanner;
  private boolean unknown;

  /**
   * @param maxPixels pictures with more are refused
   */
  public FileInspector(long maxPixels) {
    this.maxPixels = maxPixels;
  }

  /**
   * Takes the next bytes of the file.
   *
   * @return a refusal, as soon as there is a reason for one: nothing more need be sent
   */
  public Optional<Inspection> update(byte[] bytes, int offset, int length) {
    FileScanner known = scanner;
    if (known != null) {
      known.accept(bytes, offset, length);
      return refusal();
    }
    int taken = Math.min(length, HEAD - headLength);
    System.arraycopy(bytes, offset, head, headLength, taken);
    headLength += taken;
    if (headLength < HEAD) {
      return Optional.empty();
    }
    FileScanner fresh = recognise();
    if (fresh == null) {
      return refusal();
    }
    fresh.accept(bytes, offset + taken, length - taken);
    return refusal();
  }

  /** Call it when there are no more bytes. */
  public Inspection finish() {
    if (scanner == null && !unknown) {
      recognise();
    }
    FileScanner known = scanner;
    FileKind is = kind;
    if (known == null || is == null) {
      return new Inspection.Unknown();
    }
    return refusal()
        .orElseGet(() ->
            known.complete() ? new Inspection.Valid(is, known.size()) : new Inspection.Damaged(is));
  }

  /** The kind, once the first bytes have come. */
  public Optional<FileKind> kind() {
    return Optional.ofNullable(kind);
  }

  private @Nullable FileScanner recognise() {
    byte[] start = Arrays.copyOf(head, headLength);
    kind = Signatures.kindOf(start);
    if (kind == null) {
      unknown = true;
      return null;
    }
    FileScanner fresh =
        switch (kind) {
          case JPEG -> new JpegScanner();
          case PNG -> new PngScanner();
          case WEBP -> new WebpScanner();
          case HEIC -> new HeicScanner();
          case PDF -> new PdfScanner();
        };
    fresh.accept(start, 0, start.length);
    scanner = fresh;
    return fresh;
  }

  private Optional<Inspection> refusal() {
    FileScanner known = scanner;
    FileKind is = kind;
    if (known == null || is == null) {
      return unknown ? Optional.of(new Inspection.Unknown()) : Optional.empty();
    }
    if (known.damaged()) {
      return Optional.of(new Inspection.Damaged(is));
    }
    return known
        .size()
        .filter(size -> size.pixels() > maxPixels)
        .map(Inspection.TooManyPixels::new);
  }
}
