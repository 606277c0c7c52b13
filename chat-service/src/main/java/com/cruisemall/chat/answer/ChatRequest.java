package com.cruisemall.chat.answer;

import com.cruisemall.chat.conversation.Conversation;
import com.cruisemall.chat.conversation.ConversationId;
import com.cruisemall.chat.conversation.Message;
import com.cruisemall.chat.conversation.Role;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks: one text, or all that was said so far with the question as its last message.
 *
 * @param id the AI SDK's name of the chat; it counts as the conversation's id if it is a UUIDv7
 */
public record ChatRequest(
    @Nullable @Size(max = LONGEST) String text,
    @Nullable @Size(max = 32) String mode,
    @Nullable @Size(min = 1, max = 50) List<@NotNull @Valid Turn> messages,
    @Nullable @Pattern(regexp = ConversationId.PATTERN, message = "is not a UUIDv7")
        String conversationId,
    @Nullable @Size(max = 256) String id) {
  private static final int LONGEST = 4_000;

  /**
   * One message of the conversation: its content, or the parts of the AI SDK's UI messages, of
   * which those of type {@code text} are read.
   */
  public record Turn(
      @NotNull @Pattern(regexp = "user|assistant", message = "is neither user nor assistant")
          String role,
      @Nullable String content,
      @Nullable @Size(max = 100) List<@NotNull Part> parts) {
    boolean isPersons() {
      return role.equals("user");
    }

    /** What was said; empty if nothing. */
    String said() {
      if (content != null || parts == null) {
        return content == null ? "" : content;
      }
      return parts.stream()
          .filter(part -> "text".equals(part.type()) && part.text() != null)
          .map(part -> String.valueOf(part.text()))
          .collect(Collectors.joining());
    }
  }

  /** A part of a UI message; what is no text has none. */
  public record Part(@Nullable String type, @Nullable String text) {}

  /** The conversation to be answered, with a new id if it has none. */
  public Conversation conversation(Clock clock) {
    ConversationId known =
        named().map(ConversationId::parse).orElseGet(() -> ConversationId.next(clock));
    return new Conversation(known, said());
  }

  private Optional<String> named() {
    return Optional.ofNullable(conversationId)
        .or(() -> Optional.ofNullable(id).filter(name -> name.matches(ConversationId.PATTERN)));
  }

  private List<Message> said() {
    if (messages == null) {
      if (text == null || text.isBlank()) {
        throw invalid("text", "must not be blank");
      }
      return List.of(new Message(Role.USER, text));
    }
    if (text != null) {
      throw invalid("text", "must not be given beside messages");
    }
    if (!messages.getLast().isPersons()) {
      throw invalid("messages", "must end with a message of the user");
    }
    List<Message> said = new ArrayList<>();
    for (Turn turn : messages) {
      add(turn, said);
    }
    return said;
  }

  private static void add(Turn turn, List<Message> said) {
    String words = turn.said();
    if (turn.isPersons()) {
      said.add(new Message(Role.USER, question(words)));
    } else if (!words.isBlank()) {
      // Empty if it broke off before its first word; long if we were talkative.
      String heard = words.substring(0, Math.min(words.length(), LONGEST));
      said.add(new Message(Role.ASSISTANT, heard));
    }
  }

  private static String question(String words) {
    if (words.isBlank()) {
      throw invalid("messages", "must not be blank");
    }
    if (words.length() > LONGEST) {
      throw invalid("messages", "must not have more than " + LONGEST + " characters each");
    }
    return words;
  }

  private static ApiException invalid(String field, String reason) {
    return new ApiException(CommonError.VALIDATION_FAILED, Map.of(field, reason));
  }
}
