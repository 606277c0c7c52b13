package com.cruisemall.chat.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Author of a message. There is no system role, so that a request cannot contain instructions to
 * the model.
 */
public enum Role {
  @JsonProperty("user")
  USER,
  @JsonProperty("assistant")
  ASSISTANT
}
