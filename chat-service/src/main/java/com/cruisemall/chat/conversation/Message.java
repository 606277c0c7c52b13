package com.cruisemall.chat.conversation;

import java.nio.charset.StandardCharsets;

/** One turn of a conversation. Never logged: it may say anything about a person. */
public record Message(Role role, String content) {
  /** Half of a surrogate pair has no encoding; it becomes a question mark. */
  public Message {
    content = new String(content.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Message[" + role + ", " + content.length() + " characters]";
  }
}
