package com.cruisemall.chat.conversation;

/** One turn of a conversation. Never logged: it may say anything about a person. */
public record Message(Role role, String content) {
  @Override
  public String toString() {
    return "Message[" + role + ", " + content.length() + " characters]";
  }
}
