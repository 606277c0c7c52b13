package com.cruisemall.kit.images.file;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Scanner of WebP (RFC 9649): a RIFF container of chunks. The canvas of the first chunk must have
 * the size of the frame in the image chunk, which is what decoders allocate. Animations are not
 * accepted.
 */
final class WebpScanner implements FileScanner {
  private static final int RIFF_HEAD = 12;
  private static final int CHUNK_HEAD = 8;

  /** Bytes of a chunk that contain the size in each format. */
  private static final int SIZE_BYTES = 10;

  private static final int ANIMATION = 0x02;
  private static final int LOSSLESS_PIXEL = 4;

  /** The alpha plane is a lossless image, from which 8 bits are copied. */
  private static final int ALPHA_PIXEL = 5;

  private final byte[] buffer = new byte[CHUNK_HEAD + SIZE_BYTES];
  private int buffered;
  private int wanted = RIFF_HEAD;
  private boolean riffSeen;
  private long riffLength;
  private long seen;
  private long skip;
  private boolean lossless;
  private boolean alpha;
  private boolean damaged;
  private Optional<PixelSize> canvas = Optional.empty();
  private Optional<PixelSize> frame = Optional.empty();

  @Override
  public void accept(byte[] bytes, int offset, int length) {
    int from = offset;
    int end = offset + length;
    seen += length;
    while (from < end && !damaged) {
      if (skip > 0) {
        int skipped = (int) Math.min(skip, end - from);
        skip -= skipped;
        from += skipped;
        continue;
      }
      int taken = Math.min(wanted - buffered, end - from);
      System.arraycopy(bytes, from, buffer, buffered, taken);
      buffered += taken;
      from += taken;
      if (buffered == wanted) {
        next();
      }
    }
  }

  @Override
  public boolean damaged() {
    return damaged;
  }

  @Override
  public boolean complete() {
    return frame.isPresent() && !damaged && seen >= CHUNK_HEAD + riffLength;
  }

  @Override
  public Optional<PixelSize> size() {
    return frame.or(() -> canvas);
  }

  /** Returns the size of a lossless frame or alpha plane; a lossy frame is decoded by rows. */
  @Override
  public long frameBytes() {
    long pixels = frame.map(PixelSize::pixels).orElse(0L);
    return lossless ? LOSSLESS_PIXEL * pixels : alpha ? ALPHA_PIXEL * pixels : 0;
  }

  private void next() {
    if (!riffSeen) {
      riffSeen = true;
      riffLength = little(4, 4);
      expect(CHUNK_HEAD);
      return;
    }
    String type = new String(buffer, 0, 4, StandardCharsets.ISO_8859_1);
    long length = little(4, 4);
    long padded = length + (length & 1);
    boolean sized = type.equals("VP8 ") || type.equals("VP8L") || type.equals("VP8X");
    if (!sized) {
      damaged = (canvas.isEmpty() && frame.isEmpty()) || type.equals("ANMF");
      alpha |= type.equals("ALPH");
      skip = padded;
      expect(CHUNK_HEAD);
    } else if (wanted == CHUNK_HEAD) {
      int needed = type.equals("VP8L") ? 5 : SIZE_BYTES;
      damaged = length < needed;
      wanted = CHUNK_HEAD + needed;
    } else {
      read(type);
      skip = padded - (wanted - CHUNK_HEAD);
      expect(CHUNK_HEAD);
    }
  }

  private void expect(int bytes) {
    buffered = 0;
    wanted = bytes;
  }

  private void read(String type) {
    switch (type) {
      case "VP8X" -> {
        damaged = canvas.isPresent() || frame.isPresent() || (buffer[8] & ANIMATION) != 0;
        canvas = Optional.of(new PixelSize((int) little(12, 3) + 1, (int) little(15, 3) + 1));
      }
      case "VP8L" -> {
        long bits = little(9, 4);
        lossless = true;
        frame(
            buffer[8] == 0x2f,
            new PixelSize((int) (bits & 0x3fff) + 1, (int) (bits >> 14 & 0x3fff) + 1));
      }
      default ->
          frame(
              little(11, 3) == 0x2a019d,
              new PixelSize((int) little(14, 2) & 0x3fff, (int) little(16, 2) & 0x3fff));
    }
  }

  private void frame(boolean valid, PixelSize found) {
    damaged =
        !valid
            || frame.isPresent()
            || found.pixels() == 0
            || canvas.filter(size -> !size.equals(found)).isPresent();
    frame = Optional.of(found);
  }

  private long little(int at, int bytes) {
    long value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = value << 8 | (buffer[at + i] & 0xff);
    }
    return value;
  }
}
