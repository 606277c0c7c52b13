package com.cruisemall.chat;

import com.cruisemall.kit.error.ErrorCode;

/** Error codes of chat-service in addition to the common ones. */
public enum ChatError implements ErrorCode {
  /** An entry with the topic exists. */
  TOPIC_TAKEN(409),
  /** The knowledge base has the maximum number of entries. */
  TOO_MANY_ENTRIES(409),
  /** The conversation has the maximum number of messages. */
  CONVERSATION_FULL(409),
  /** The image is truncated or cannot be decoded. */
  PICTURE_DAMAGED(422),
  /** The service shut down during the answer. */
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
