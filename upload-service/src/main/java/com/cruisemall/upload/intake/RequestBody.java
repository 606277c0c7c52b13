package com.cruisemall.upload.intake;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;

/** Request body with a maximum size and a deadline. */
final class RequestBody extends FilterInputStream {
  private static final int DRAIN_BUFFER_BYTES = 16 * 1024;

  private final long maxSize;
  private final Clock clock;
  private final Instant deadline;
  private long size;
  private boolean ended;

  RequestBody(InputStream body, long maxSize, Clock clock, Instant deadline) {
    super(body);
    this.maxSize = maxSize;
    this.clock = clock;
    this.deadline = deadline;
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
    if (clock.instant().isAfter(deadline)) {
      throw new ApiException(CommonError.REQUEST_TIMEOUT);
    }
    int count = in.read(target, offset, length);
    ended = count < 0;
    size += Math.max(0, count);
    if (size > maxSize) {
      throw new ApiException(CommonError.PAYLOAD_TOO_LARGE);
    }
    return count;
  }

  @Override
  public void close() {
    // The reader of one part must not close the whole body.
  }

  /**
   * Reads and discards the rest, so that a client that is still sending receives the response.
   *
   * @return false if the rest is too large or too slow
   */
  boolean drain() {
    byte[] discarded = new byte[DRAIN_BUFFER_BYTES];
    try {
      while (read(discarded, 0, discarded.length) >= 0) {}
      return true;
    } catch (ApiException | IOException _) {
      return false;
    }
  }
}
