package com.cruisemall.kit.error;

import io.vertx.core.http.HttpClosedException;
import java.nio.channels.ClosedChannelException;

/** Tells the failures that are a client's doing from those that a person must look at. */
final class FailureLog {
  private FailureLog() {}

  /** A client that hung up in the middle is no failure of ours. */
  static boolean isClientGone(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ClosedChannelException || cause instanceof HttpClosedException) {
        return true;
      }
    }
    return false;
  }
}
