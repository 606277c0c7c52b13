package com.cruisemall.chat.answer;

import com.cruisemall.chat.answer.ChatAnswer.ReplySource;
import com.cruisemall.chat.conversation.ConversationId;
import com.cruisemall.chat.fallback.FallbackReason;
import com.cruisemall.chat.llm.TokenUsage;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Part of the AI SDK's UI message stream, version 1. Clients reject fields outside of the protocol.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
sealed interface UiMessagePart {
  @JsonTypeName("start")
  record Start() implements UiMessagePart {}

  /** Position in the queue for the model: 1 is next, 0 is admitted. */
  @JsonTypeName("data-queue")
  record Queue(String id, Place data) implements UiMessagePart {}

  record Place(int position) {}

  /** Metadata of the answer. It may be sent more than once; the client merges the values. */
  @JsonTypeName("message-metadata")
  record MessageMetadata(Metadata messageMetadata) implements UiMessagePart {}

  @JsonTypeName("text-start")
  record TextStart(String id) implements UiMessagePart {}

  @JsonTypeName("text-delta")
  record TextDelta(String id, String delta) implements UiMessagePart {}

  @JsonTypeName("text-end")
  record TextEnd(String id) implements UiMessagePart {}

  /** Source of a fact in the answer. */
  @JsonTypeName("source-url")
  record SourceUrl(String sourceId, String url, String title) implements UiMessagePart {}

  /** Message for the person when the answer is aborted. */
  @JsonTypeName("error")
  record Failure(String errorText) implements UiMessagePart {}

  @JsonTypeName("finish")
  record Finish() implements UiMessagePart {}

  /**
   * Metadata of an answer.
   *
   * @param reason present if the fallback answers
   * @param usage present at the end of the answer
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Metadata(
      ReplySource source,
      ConversationId conversationId,
      @Nullable FallbackReason reason,
      @Nullable TokenUsage usage) {}
}
