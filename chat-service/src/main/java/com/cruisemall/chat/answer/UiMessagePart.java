package com.cruisemall.chat.answer;

import com.cruisemall.chat.conversation.ConversationId;
import com.cruisemall.chat.fallback.FallbackReason;
import com.cruisemall.chat.llm.TokenUsage;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/**
 * The parts of the AI SDK's UI message stream, version 1. Its clients refuse fields that the
 * protocol does not know, so there are none.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
sealed interface UiMessagePart {
  @JsonTypeName("start")
  record Start() implements UiMessagePart {}

  /** The place in line before the model: 1 for who is next, 0 when the wait is over. */
  @JsonTypeName("data-queue")
  record Queue(String id, Place data) implements UiMessagePart {}

  record Place(int position) {}

  /** May come more than once; the client merges them. */
  @JsonTypeName("message-metadata")
  record MessageMetadata(Metadata messageMetadata) implements UiMessagePart {}

  @JsonTypeName("text-start")
  record TextStart(String id) implements UiMessagePart {}

  @JsonTypeName("text-delta")
  record TextDelta(String id, String delta) implements UiMessagePart {}

  @JsonTypeName("text-end")
  record TextEnd(String id) implements UiMessagePart {}

  /** Where a fact of the answer can be looked up. */
  @JsonTypeName("source-url")
  record SourceUrl(String sourceId, String url, String title) implements UiMessagePart {}

  /** What the person is told when the answer breaks off. */
  @JsonTypeName("error")
  record Failure(String errorText) implements UiMessagePart {}

  @JsonTypeName("finish")
  record Finish() implements UiMessagePart {}

  /** What is known about the answer; usage at its end, a reason if the model did not give it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Metadata(
      ReplySource source,
      ConversationId conversationId,
      @Nullable FallbackReason reason,
      @Nullable TokenUsage usage) {}
}
