package com.cruisemall.upload.intake;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;

/** The body of a request, of which no more is read than allowed, and not for longer. */
final class Body extends FilterInputStream {
  private static final int DISCARD = 16 * 1024;

  private final long largest;
  private final Clock clock;
  private final Instant end;
  private long read;
  private boolean ended;

  Body(InputStream body, long largest, Clock clock, Instant end) {
    super(body);
    this.largest = largest;
    this.clock = clock;
    this.end = end;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (ended) {
      return -1;
    }
    if (clock.instant().isAfter(end)) {
      throw new ApiException(CommonError.REQUEST_TIMEOUT);
    }
    int count = in.read(target, offset, length);
    ended = count < 0;
    read += Math.max(0, count);
    if (read > largest) {
      throw new ApiException(CommonError.PAYLOAD_TOO_LARGE);
    }
    return count;
  }

  @Override
  public void close() {
    // Whoever reads a part of it does not end the whole.
  }

  /**
   * Reads what is left and throws it away, so that a client that still sends hears the answer;
   * false if there is too much of it.
   */
  boolean drain() {
    byte[] nothing = new byte[DISCARD];
    try {
      while (read(nothing, 0, nothing.length) >= 0) {}
      return true;
    } catch (ApiException | IOException _) {
      return false;
    }
  }
}
