package com.cruisemall.chat.stream;

import com.cruisemall.chat.conversation.Conversation;
import com.cruisemall.chat.conversation.ConversationId;
import com.cruisemall.chat.fallback.FallbackReason;
import com.cruisemall.chat.fallback.Language;
import com.cruisemall.chat.llm.Deadline;
import com.cruisemall.chat.llm.Generation;
import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.chat.llm.ModelFault;
import com.cruisemall.chat.llm.TokenUsage;
import com.cruisemall.chat.reply.ComposeReply;
import com.cruisemall.chat.reply.Reply;
import com.cruisemall.chat.reply.ReplySource;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.error.Messages;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells a person an answer part by part, and always to a proper end. */
@Singleton
class TellReply {
  private static final String TEXT = "text-1";

  private final ComposeReply compose;
  private final Messages messages;

  TellReply(ComposeReply compose, Messages messages) {
    this.compose = compose;
    this.messages = messages;
  }

  void reply(
      Conversation conversation, Language language, Deadline deadline, UiMessageStream stream)
      throws InterruptedException {
    stream.write(new UiMessagePart.Start());
    switch (compose.begin(conversation, language, deadline)) {
      case Reply.FromModel(Generation generation) -> {
        try (generation) {
          relay(generation, conversation.id(), language, deadline, stream);
        }
      }
      case Reply.FromFallback(String text, FallbackReason reason) ->
          tell(text, reason, conversation.id(), stream);
    }
    stream.write(new UiMessagePart.Finish());
    stream.done();
  }

  private void relay(
      Generation generation,
      ConversationId id,
      Language language,
      Deadline deadline,
      UiMessageStream stream)
      throws InterruptedException {
    begin(ReplySource.MODEL, id, null, stream);
    @Nullable ModelException failure = null;
    try {
      for (Optional<String> words = generation.next(deadline);
          words.isPresent();
          words = generation.next(deadline)) {
        stream.write(new UiMessagePart.TextDelta(TEXT, words.get()));
      }
    } catch (ModelException e) {
      failure = e;
    }
    end(ReplySource.MODEL, id, null, generation.usage(), stream);
    if (failure != null) {
      Log.warnf("answer broke off fault=%s", failure.fault().label());
      stream.write(new UiMessagePart.Failure(apology(failure, language)));
    }
  }

  private void tell(String text, FallbackReason reason, ConversationId id, UiMessageStream stream)
      throws InterruptedException {
    begin(ReplySource.FALLBACK, id, reason, stream);
    for (String line : text.splitWithDelimiters("\n+", 0)) {
      stream.write(new UiMessagePart.TextDelta(TEXT, line));
    }
    end(ReplySource.FALLBACK, id, reason, TokenUsage.NONE, stream);
  }

  private static void begin(
      ReplySource source,
      ConversationId id,
      @Nullable FallbackReason reason,
      UiMessageStream stream)
      throws InterruptedException {
    stream.write(metadata(source, id, reason, null));
    stream.write(new UiMessagePart.TextStart(TEXT));
  }

  private static void end(
      ReplySource source,
      ConversationId id,
      @Nullable FallbackReason reason,
      TokenUsage usage,
      UiMessageStream stream)
      throws InterruptedException {
    stream.write(new UiMessagePart.TextEnd(TEXT));
    stream.write(metadata(source, id, reason, usage));
  }

  private static UiMessagePart metadata(
      ReplySource source,
      ConversationId id,
      @Nullable FallbackReason reason,
      @Nullable TokenUsage usage) {
    return new UiMessagePart.MessageMetadata(new UiMessagePart.Metadata(source, id, reason, usage));
  }

  private String apology(ModelException failure, Language language) {
    CommonError code =
        failure.fault() == ModelFault.SLOW
            ? CommonError.UPSTREAM_TIMEOUT
            : CommonError.UPSTREAM_ERROR;
    return messages.text(code, language == Language.ENGLISH ? "en" : "ko");
  }
}
