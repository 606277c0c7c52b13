package com.cruisemall.chat.answer;

import com.cruisemall.chat.conversation.ConversationId;
import com.cruisemall.chat.conversation.Message;
import com.cruisemall.chat.conversation.Role;
import com.cruisemall.chat.conversation.Source;
import com.cruisemall.chat.fallback.FallbackReason;
import com.cruisemall.chat.llm.TokenUsage;
import com.cruisemall.kit.SuccessBody;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole answer; a reason only if it is not the model's, sources only if there are some. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ChatAnswer(
    ConversationId conversationId,
    Message message,
    ReplySource source,
    @Nullable FallbackReason reason,
    List<Source> sources,
    TokenUsage usage)
    implements SuccessBody {
  static ChatAnswer ofModel(ConversationId id, String text, ModelAnswer answer) {
    return new ChatAnswer(
        id, said(text), ReplySource.MODEL, null, answer.sources(), answer.usage());
  }

  static ChatAnswer ofFallback(ConversationId id, SelectedAnswer.FromFallback reply) {
    return new ChatAnswer(
        id,
        said(reply.text()),
        ReplySource.FALLBACK,
        reply.reason(),
        reply.sources(),
        TokenUsage.NONE);
  }

  private static Message said(String text) {
    return new Message(Role.ASSISTANT, text);
  }
}
