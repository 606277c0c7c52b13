package com.cruisemall.chat.knowledge;

import com.cruisemall.chat.conversation.Source;
import org.jspecify.annotations.Nullable;

/** An answer that the shop gives to a question, in one language. */
public record Fact(String topic, String question, String answer, String url) {
  /** The place of an entry that names no other. */
  static final String OWN_PAGE = "/api/chat/knowledge/";

  static Fact of(String topic, String question, String answer, @Nullable String url) {
    return new Fact(topic, question, answer, url == null ? OWN_PAGE + topic : url);
  }

  public Source source() {
    return new Source(question, url);
  }
}
