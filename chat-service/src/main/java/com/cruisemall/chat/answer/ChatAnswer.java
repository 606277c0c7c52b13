package com.cruisemall.chat.answer;

import com.cruisemall.chat.conversation.ConversationId;
import com.cruisemall.chat.conversation.Message;
import com.cruisemall.chat.conversation.Role;
import com.cruisemall.chat.conversation.Source;
import com.cruisemall.chat.fallback.FallbackReason;
import com.cruisemall.chat.llm.TokenUsage;
import com.cruisemall.kit.SuccessBody;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer.
 *
 * @param reason present if the fallback answers
 * @param sources absent from the JSON if empty
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ChatAnswer(
    ConversationId conversationId,
    Message message,
    ReplySource source,
    @Nullable FallbackReason reason,
    List<Source> sources,
    TokenUsage usage)
    implements SuccessBody {
  /** Origin of an answer. */
  public enum ReplySource {
    MODEL,
    FALLBACK;

    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static ChatAnswer ofModel(ConversationId id, String text, ModelAnswer answer) {
    return new ChatAnswer(
        id, message(text), ReplySource.MODEL, null, answer.sources(), answer.usage());
  }

  static ChatAnswer ofFallback(ConversationId id, SelectAnswer.FromFallback answer) {
    return new ChatAnswer(
        id,
        message(answer.text()),
        ReplySource.FALLBACK,
        answer.reason(),
        answer.sources(),
        TokenUsage.NONE);
  }

  private static Message message(String text) {
    return new Message(Role.ASSISTANT, text);
  }
}
