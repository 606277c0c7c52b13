package com.cruisemall.chat.vision;

import com.cruisemall.kit.deadline.Deadline;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Request body with a size limit and a deadline. */
final class LimitedInputStream extends FilterInputStream {
  private final Deadline deadline;
  private long left;

  LimitedInputStream(InputStream body, long limit, Deadline deadline) {
    super(body);
    this.left = limit;
    this.deadline = deadline;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (deadline.isOver()) {
      throw new ApiException(CommonError.REQUEST_TIMEOUT);
    }
    int count = in.read(target, offset, length);
    left -= Math.max(0, count);
    if (left < 0) {
      throw new ApiException(CommonError.PAYLOAD_TOO_LARGE);
    }
    return count;
  }
}
