package com.cruisemall.upload.admin;

import jakarta.persistence.NoResultException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Stream of stored chunks that continues with a copy from the same position, once a delivery that
 * finished meanwhile has deleted the chunks.
 */
final class ContinuedStream extends InputStream {
  private final Source copy;
  private InputStream current;
  private boolean continued;
  private long position;

  ContinuedStream(InputStream chunks, Source copy) {
    this.current = chunks;
    this.copy = copy;
  }

  /** Opens the copy. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count;
    try {
      count = current.read(target, offset, length);
    } catch (NoResultException e) {
      if (continued) {
        throw e;
      }
      continued = true;
      current.close();
      current = copy.open();
      current.skipNBytes(position);
      count = current.read(target, offset, length);
    }
    position += Math.max(0, count);
    return count;
  }

  @Override
  public void close() throws IOException {
    current.close();
  }
}
