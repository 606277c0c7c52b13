package com.cruisemall.upload.staging;

import java.io.InputStream;
import java.util.Objects;
import java.util.function.IntFunction;

/** Reads chunk after chunk, holding one of them. */
final class StagedStream extends InputStream {
  private final int chunks;
  private final IntFunction<byte[]> fetch;
  private byte[] current = new byte[0];
  private int next;
  private int at;

  StagedStream(int chunks, IntFunction<byte[]> fetch) {
    this.chunks = chunks;
    this.fetch = fetch;
  }

  @Override
  public int read() {
    return fill() ? current[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int taken = Math.min(length, current.length - at);
    System.arraycopy(current, at, target, offset, taken);
    at += taken;
    return taken;
  }

  @Override
  public int available() {
    return current.length - at;
  }

  private boolean fill() {
    while (at == current.length && next < chunks) {
      current = fetch.apply(next++);
      at = 0;
    }
    return at < current.length;
  }
}
