package com.cruisemall.chat.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Who said something. There is no system role: what comes from outside never becomes an
 * instruction.
 */
public enum Role {
  @JsonProperty("user")
  USER,
  @JsonProperty("assistant")
  ASSISTANT
}
