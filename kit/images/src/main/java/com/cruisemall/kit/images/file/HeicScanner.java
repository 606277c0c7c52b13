package com.cruisemall.kit.images.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Scanner of HEIC (ISO/IEC 23008-12), a sequence of boxes (ISO/IEC 14496-12). The {@code meta} box
 * holds sizes as {@code ispe} properties; the largest one is that of the whole image.
 */
final class HeicScanner implements FileScanner {
  private static final int META = 0x6d657461;
  private static final int IPRP = 0x69707270;
  private static final int IPCO = 0x6970636f;
  private static final int ISPE = 0x69737065;
  private static final int SHORT_HEAD = 8;
  private static final int LONG_HEAD = 16;

  /** Limit of the buffered meta box; that of a photo has a few kilobytes. */
  private static final int MAX_META = 1 << 20;

  /** Depth of the box that contains the sizes. */
  private static final int MAX_DEPTH = 3;

  private final ByteArrayOutputStream head = new ByteArrayOutputStream(LONG_HEAD);
  private final ByteArrayOutputStream meta = new ByteArrayOutputStream();
  private int headWanted = SHORT_HEAD;
  private long remaining = -1;
  private int type;
  private boolean endless;
  private boolean damaged;
  private Optional<PixelSize> size = Optional.empty();

  @Override
  public void accept(byte[] bytes, int offset, int length) {
    int from = offset;
    int end = offset + length;
    while (from < end && !damaged && !endless) {
      from += remaining < 0 ? boxHead(bytes, from, end) : content(bytes, from, end);
    }
  }

  @Override
  public boolean damaged() {
    return damaged;
  }

  @Override
  public boolean complete() {
    boolean atBoundary = remaining < 0 && head.size() == 0;
    return size.isPresent() && !damaged && (atBoundary || endless);
  }

  @Override
  public Optional<PixelSize> size() {
    return size;
  }

  private int boxHead(byte[] bytes, int from, int end) {
    int taken = Math.min(headWanted - head.size(), end - from);
    head.write(bytes, from, taken);
    if (head.size() < headWanted) {
      return taken;
    }
    ByteBuffer box = ByteBuffer.wrap(head.toByteArray());
    long length = Integer.toUnsignedLong(box.getInt());
    type = box.getInt();
    if (length == 1 && headWanted == SHORT_HEAD) {
      headWanted = LONG_HEAD;
      return taken;
    }
    if (length == 0) {
      // Length 0: the last box extends to the end of the file.
      endless = true;
      return taken;
    }
    long whole = length == 1 ? box.getLong() : length;
    damaged = whole < headWanted || (type == META && whole > MAX_META);
    enter(whole - headWanted);
    return taken;
  }

  private void enter(long content) {
    head.reset();
    headWanted = SHORT_HEAD;
    meta.reset();
    remaining = content;
    leaveIfDone();
  }

  private int content(byte[] bytes, int from, int end) {
    int taken = (int) Math.min(remaining, end - from);
    if (type == META) {
      meta.write(bytes, from, taken);
    }
    remaining -= taken;
    leaveIfDone();
    return taken;
  }

  private void leaveIfDone() {
    if (remaining > 0 || damaged) {
      return;
    }
    remaining = -1;
    if (type == META) {
      // A full box: version and flags precede the inner boxes.
      ByteBuffer content = ByteBuffer.wrap(meta.toByteArray());
      if (content.remaining() >= 4) {
        properties(content.position(4).slice(), 1);
      }
      damaged |= size.isEmpty();
    }
  }

  private void properties(ByteBuffer boxes, int depth) {
    while (boxes.remaining() >= SHORT_HEAD) {
      int start = boxes.position();
      long length = Integer.toUnsignedLong(boxes.getInt());
      int inner = boxes.getInt();
      if (length < SHORT_HEAD || length > boxes.limit() - start) {
        damaged = true;
        return;
      }
      ByteBuffer content = boxes.slice(boxes.position(), (int) length - SHORT_HEAD);
      if ((inner == IPRP || inner == IPCO) && depth < MAX_DEPTH) {
        properties(content, depth + 1);
      } else if (inner == ISPE && content.remaining() >= 12) {
        spatialExtents(content);
      }
      boxes.position(start + (int) length);
    }
  }

  private void spatialExtents(ByteBuffer content) {
    int width = content.getInt(4);
    int height = content.getInt(8);
    if (width <= 0 || height <= 0) {
      damaged = true;
      return;
    }
    PixelSize found = new PixelSize(width, height);
    size = Optional.of(size.map(found::union).orElse(found));
  }
}
