package com.cruisemall.kit.images.file;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Scanner of WebP (RFC 9649): a RIFF container whose first chunk declares the image size. */
final class WebpScanner implements FileScanner {
  /** Bytes that contain the image size in each of the three chunk formats. */
  private static final int NEEDED = 30;

  private static final int RIFF_HEAD = 8;

  private final byte[] head = new byte[NEEDED];
  private long seen;
  private boolean damaged;
  private Optional<PixelSize> size = Optional.empty();

  @Override
  public void accept(byte[] bytes, int offset, int length) {
    for (int i = 0; i < length && seen + i < NEEDED; i++) {
      head[(int) seen + i] = bytes[offset + i];
    }
    seen += length;
    if (size.isEmpty() && seen >= NEEDED && !damaged) {
      size = read();
      damaged = size.isEmpty() || size.get().pixels() == 0;
    }
  }

  @Override
  public boolean damaged() {
    return damaged;
  }

  @Override
  public boolean complete() {
    return size.isPresent() && !damaged && seen >= RIFF_HEAD + little(4, 4);
  }

  @Override
  public Optional<PixelSize> size() {
    return size;
  }

  private Optional<PixelSize> read() {
    String format = new String(head, 12, 4, StandardCharsets.US_ASCII);
    return switch (format) {
      case "VP8 " ->
          little(23, 3) == 0x2a019d
              ? Optional.of(new PixelSize(small(26) & 0x3fff, small(28) & 0x3fff))
              : Optional.empty();
      case "VP8L" -> {
        long bits = little(21, 4);
        yield head[20] == 0x2f
            ? Optional.of(new PixelSize((int) (bits & 0x3fff) + 1, (int) (bits >> 14 & 0x3fff) + 1))
            : Optional.empty();
      }
      case "VP8X" -> Optional.of(new PixelSize((int) little(24, 3) + 1, (int) little(27, 3) + 1));
      default -> Optional.empty();
    };
  }

  private int small(int at) {
    return (int) little(at, 2);
  }

  private long little(int at, int bytes) {
    long value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = value << 8 | (head[at + i] & 0xff);
    }
    return value;
  }
}
