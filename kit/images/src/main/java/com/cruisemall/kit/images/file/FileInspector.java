package com.cruisemall.kit.images.file;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Streaming validator of file content. Detects the kind from the first bytes, reads the pixel size
 * before anything is decoded, and verifies at the end that the file is complete. Buffers only the
 * head of the file.
 */
public final class FileInspector {
  /** Number of bytes that suffice to detect every kind, except a PDF after blank bytes. */
  private static final int HEAD = 64;

  /** Readers of PDF search its header within the first 1,024 bytes. */
  private static final int MAX_HEAD = 1024 + 5;

  private final long maxPixels;
  private final byte[] head = new byte[MAX_HEAD];
  private int headLength;
  private @Nullable FileKind kind;
  private @Nullable FileScanner scanner;
  private boolean unknown;

  /**
   * @param maxPixels limit above which an image is rejected
   */
  public FileInspector(long maxPixels) {
    this.maxPixels = maxPixels;
  }

  /**
   * Reads the next bytes of the file.
   *
   * @return a rejection, as soon as one is certain; the rest of the file need not be read
   */
  public Optional<Inspection> update(byte[] bytes, int offset, int length) {
    FileScanner known = scanner;
    if (known != null) {
      known.accept(bytes, offset, length);
      return refusal();
    }
    int taken = Math.min(length, MAX_HEAD - headLength);
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

  /** Returns the result after the last byte. */
  public Inspection finish() {
    if (scanner == null && !unknown) {
      recognise();
    }
    FileScanner known = scanner;
    FileKind is = kind;
    if (known == null || is == null) {
      return new Inspection.Unknown();
    }
    return refusal().orElseGet(() -> result(is, known));
  }

  private static Inspection result(FileKind kind, FileScanner scanner) {
    Optional<PixelSize> size = scanner.size();
    if (scanner.complete()) {
      return new Inspection.Valid(kind, size);
    }
    return scanner.unterminated() && size.isPresent()
        ? new Inspection.Unterminated(size.get())
        : new Inspection.Damaged(kind);
  }

  /** Returns the kind, once enough bytes were read to detect it. */
  public Optional<FileKind> kind() {
    return Optional.ofNullable(kind);
  }

  /** Returns the bytes that a decoder buffers for the whole frame, besides the result. */
  public long frameBytes() {
    FileScanner known = scanner;
    return known == null ? 0 : known.frameBytes();
  }

  /** Returns the number of passes over the frame that decoding takes. */
  public int passes() {
    FileScanner known = scanner;
    return known == null ? 0 : known.passes();
  }

  private @Nullable FileScanner recognise() {
    byte[] start = Arrays.copyOf(head, headLength);
    kind = Signatures.kindOf(start);
    if (kind == null) {
      unknown = headLength == MAX_HEAD || !Signatures.isBlank(start);
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
