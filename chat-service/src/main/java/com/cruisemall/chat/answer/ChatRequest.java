package com.cruisemall.chat.answer;

import com.cruisemall.chat.conversation.Conversation;
import com.cruisemall.chat.conversation.ConversationId;
import com.cruisemall.chat.conversation.Message;
import com.cruisemall.chat.conversation.Role;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.Reason;
import com.cruisemall.kit.text.AsTyped;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A question: one text, or the messages of the conversation, of which the last is the question.
 *
 * @param id chat id of the AI SDK; used as the conversation id if it is a UUIDv7
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ChatRequest(
    @Nullable @Size(max = MAX_LENGTH) @AsTyped String text,
    @Nullable @Size(max = 32) @AsTyped String mode,
    @Nullable @Size(min = 1, max = 50) List<@NotNull @Valid Turn> messages,
    @Nullable @Pattern(regexp = ConversationId.PATTERN, message = "{constraint.identifier}")
        String conversationId,
    @Nullable @Size(max = 256) @AsTyped String id) {
  private static final int MAX_LENGTH = 4_000;

  /**
   * A message of the conversation: its content, or the parts of an AI SDK UI message, of which
   * those of type {@code text} are read.
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Turn(
      @NotNull @Pattern(regexp = "user|assistant", message = "{constraint.choice}") String role,
      @Nullable @AsTyped String content,
      @Nullable @Size(max = 100) List<@NotNull Part> parts) {
    boolean isUser() {
      return role.equals("user");
    }

    /** Returns the text; empty if there is none. */
    String joinedText() {
      if (content != null || parts == null) {
        return content == null ? "" : content;
      }
      return parts.stream()
          .filter(part -> "text".equals(part.type()) && part.text() != null)
          .map(part -> String.valueOf(part.text()))
          .collect(Collectors.joining());
    }
  }

  /** A part of a UI message; only text parts have a text. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Part(@Nullable @AsTyped String type, @Nullable @AsTyped String text) {}

  /** Returns the conversation to answer, with a new id if the request has none. */
  Conversation conversation(Clock clock, RandomGenerator random) {
    ConversationId known =
        requestedId()
            .map(ConversationId::parse)
            .orElseGet(() -> ConversationId.next(clock, random));
    return new Conversation(known, messageList());
  }

  private Optional<String> requestedId() {
    return Optional.ofNullable(conversationId)
        .or(() -> Optional.ofNullable(id).filter(name -> name.matches(ConversationId.PATTERN)));
  }

  private List<Message> messageList() {
    if (messages == null) {
      if (text == null || text.isBlank()) {
        throw ApiException.invalid("text", Reason.of("field.missing"));
      }
      return List.of(new Message(Role.USER, text));
    }
    if (text != null) {
      throw ApiException.invalid("text", Reason.of("chat.text-beside-messages"));
    }
    if (!messages.getLast().isUser()) {
      throw ApiException.invalid("messages", Reason.of("chat.last-message"));
    }
    List<Message> all = new ArrayList<>();
    for (Turn turn : messages) {
      add(turn, all);
    }
    return all;
  }

  private static void add(Turn turn, List<Message> all) {
    String content = turn.joinedText();
    if (turn.isUser()) {
      all.add(new Message(Role.USER, question(content)));
    } else if (!content.isBlank()) {
      // An aborted answer may be blank; an answer of the model may exceed the limit of a question.
      String truncated = content.substring(0, Math.min(content.length(), MAX_LENGTH));
      all.add(new Message(Role.ASSISTANT, truncated));
    }
  }

  private static String question(String content) {
    if (content.isBlank()) {
      throw ApiException.invalid("messages", Reason.of("field.missing"));
    }
    if (content.length() > MAX_LENGTH) {
      throw ApiException.invalid("messages", Reason.of("text.too-long", "max", MAX_LENGTH));
    }
    return content;
  }
}
