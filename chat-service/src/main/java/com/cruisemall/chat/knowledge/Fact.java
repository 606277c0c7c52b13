package com.cruisemall.chat.knowledge;

import com.cruisemall.chat.conversation.Source;
import org.jspecify.annotations.Nullable;

/** An entry in one language. */
public record Fact(String topic, String question, String answer, String url) {
  /** Path of an entry without a URL. */
  static final String OWN_PAGE = "/api/chat/knowledge/";

  static Fact of(String topic, String question, String answer, @Nullable String url) {
    return new Fact(topic, question, answer, url == null ? OWN_PAGE + topic : url);
  }

  public Source source() {
    return new Source(question, url);
  }
}
