package com.cruisemall.kit.images.file;

import java.util.Optional;

/**
 * Scanner of JPEG (ITU-T T.81 annex B): marker segments with lengths, and after each SOS
 * entropy-coded data up to the next marker. Bytes after EOI are ignored, because phones append
 * videos and previews.
 */
final class JpegScanner implements FileScanner {
  private enum At {
    MARKER_PREFIX,
    MARKER,
    LENGTH_HIGH,
    LENGTH_LOW,
    SEGMENT,
    ENTROPY,
    ENTROPY_PREFIX,
    END
  }

  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int TEM = 0x01;

  /** Bytes of a frame header before its components: precision, height, width, their number. */
  private static final int FRAME_BYTES = 6;

  private static final int COMPONENT_BYTES = 3;
  private static final int MAX_COMPONENTS = 4;

  private static final int PROGRESSIVE = 0xc2;

  private final int[] frame = new int[FRAME_BYTES + MAX_COMPONENTS * COMPONENT_BYTES];
  private At at = At.MARKER_PREFIX;
  private int marker;
  private int remaining;
  private int inSegment;
  private int scans;
  private boolean buffered;
  private boolean damaged;
  private Optional<PixelSize> size = Optional.empty();

  @Override
  public void accept(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int i = offset;
    while (i < end && at != At.END && !damaged) {
      i = at == At.SEGMENT ? segment(bytes, i, end) : next(bytes[i] & 0xff, i);
    }
  }

  @Override
  public boolean damaged() {
    return damaged;
  }

  @Override
  public boolean complete() {
    return at == At.END && scans > 0 && size.isPresent() && !damaged;
  }

  @Override
  public boolean unterminated() {
    boolean outsideSegment =
        at == At.ENTROPY || at == At.ENTROPY_PREFIX || at == At.MARKER_PREFIX || at == At.MARKER;
    return outsideSegment && scans > 0 && size.isPresent() && !damaged;
  }

  @Override
  public Optional<PixelSize> size() {
    return size;
  }

  /** Returns the size of all coefficients, which decoders buffer if there are several scans. */
  @Override
  public long frameBytes() {
    if (!buffered || size.isEmpty()) {
      return 0;
    }
    int highest = 1;
    int widest = 1;
    for (int i = 0; i < frame[5]; i++) {
      widest = Math.max(widest, sampling(i) >> 4);
      highest = Math.max(highest, sampling(i) & 0xf);
    }
    long bytes = 0;
    for (int i = 0; i < frame[5]; i++) {
      long columns = blocks(size.get().width(), widest) * (sampling(i) >> 4);
      long rows = blocks(size.get().height(), highest) * (sampling(i) & 0xf);
      bytes += columns * rows * 64 * Short.BYTES;
    }
    return bytes;
  }

  @Override
  public int passes() {
    return scans;
  }

  private int sampling(int component) {
    return frame[FRAME_BYTES + component * COMPONENT_BYTES + 1];
  }

  private static long blocks(int pixels, int factor) {
    return (pixels + 8L * factor - 1) / (8L * factor);
  }

  private int next(int value, int i) {
    switch (at) {
      case MARKER_PREFIX -> at = value == 0xff ? At.MARKER : At.MARKER_PREFIX;
      case MARKER -> marker(value);
      case LENGTH_HIGH -> {
        remaining = value << 8;
        at = At.LENGTH_LOW;
      }
      case LENGTH_LOW -> length(value);
      case ENTROPY -> at = value == 0xff ? At.ENTROPY_PREFIX : At.ENTROPY;
      case ENTROPY_PREFIX -> afterEntropyPrefix(value);
      case SEGMENT, END -> {}
    }
    return i + 1;
  }

  private void marker(int value) {
    if (value == 0xff) {
      return;
    }
    if (value == EOI) {
      at = At.END;
    } else if (value == 0 || value == SOI || value == TEM || isRestart(value)) {
      at = At.MARKER_PREFIX;
    } else {
      marker = value;
      at = At.LENGTH_HIGH;
    }
  }

  private void length(int value) {
    remaining = (remaining | value) - 2;
    inSegment = 0;
    damaged = remaining < 0 || (isFrame(marker) && !isReadableFrame());
    at = remaining == 0 ? afterSegment() : At.SEGMENT;
  }

  private int segment(byte[] bytes, int from, int end) {
    int taken = Math.min(remaining, end - from);
    if (isFrame(marker)) {
      for (int i = 0; i < taken && inSegment + i < frame.length; i++) {
        frame[inSegment + i] = bytes[from + i] & 0xff;
      }
    }
    inSegment += taken;
    remaining -= taken;
    if (remaining == 0) {
      if (isFrame(marker)) {
        frame();
      }
      at = afterSegment();
    }
    return from + taken;
  }

  /** Browsers show baseline, extended and progressive frames; a second frame is an error. */
  private boolean isReadableFrame() {
    return marker <= PROGRESSIVE && size.isEmpty() && remaining >= FRAME_BYTES;
  }

  private void frame() {
    PixelSize found = new PixelSize(frame[3] << 8 | frame[4], frame[1] << 8 | frame[2]);
    int components = frame[5];
    damaged =
        found.pixels() == 0
            || components < 1
            || components > MAX_COMPONENTS
            || inSegment != FRAME_BYTES + components * COMPONENT_BYTES
            || !hasReadableSampling(components);
    buffered = marker == PROGRESSIVE;
    size = Optional.of(found);
  }

  private boolean hasReadableSampling(int components) {
    for (int i = 0; i < components; i++) {
      int horizontal = sampling(i) >> 4;
      int vertical = sampling(i) & 0xf;
      if (horizontal < 1 || horizontal > 4 || vertical < 1 || vertical > 4) {
        return false;
      }
    }
    return true;
  }

  private At afterSegment() {
    if (marker == SOS) {
      scans++;
      damaged |= size.isEmpty();
      buffered |= scans > 1;
      return At.ENTROPY;
    }
    return At.MARKER_PREFIX;
  }

  private void afterEntropyPrefix(int value) {
    if (value == 0 || isRestart(value)) {
      at = At.ENTROPY;
    } else if (value != 0xff) {
      marker(value);
    }
  }

  private static boolean isRestart(int value) {
    return value >= 0xd0 && value <= 0xd7;
  }

  /** Checks for SOF0 to SOF15, except DHT, JPG and DAC, whose codes lie in that range. */
  private static boolean isFrame(int value) {
    return value >= 0xc0 && value <= 0xcf && value != 0xc4 && value != 0xc8 && value != 0xcc;
  }
}
