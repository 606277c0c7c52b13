package com.cruisemall.chat;

import com.cruisemall.kit.error.ErrorCode;

/** What can fail in chat-service beyond the common errors. */
public enum ChatError implements ErrorCode {
  /** There is an entry of this topic. */
  TOPIC_TAKEN(409),
  /** The knowledge is as large as it may be. */
  TOO_MANY_ENTRIES(409),
  /** A conversation has as many messages as it may have. */
  CONVERSATION_FULL(409),
  /** A picture that is broken off, or that no decoder can make sense of. */
  PICTURE_DAMAGED(422),
  /** The service stops in the middle of an answer. */
  RESTARTING(503);

  private final int status;

  ChatError(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }
}
