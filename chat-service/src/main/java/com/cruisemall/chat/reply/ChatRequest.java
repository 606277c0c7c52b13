package com.cruisemall.chat.reply;

import com.cruisemall.chat.conversation.Conversation;
import com.cruisemall.chat.conversation.ConversationId;
import com.cruisemall.chat.conversation.Message;
import com.cruisemall.chat.conversation.Role;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks: one text, or all that was said so far with the question as its last message.
 */
public record ChatRequest(
    @Nullable @Size(max = LONGEST) String text,
    @Nullable @Size(max = 32) String mode,
    @Nullable @Size(min = 1, max = 50) List<@NotNull @Valid Turn> messages,
    @Nullable @Pattern(regexp = ConversationId.PATTERN, message = "is not a UUIDv7")
        String conversationId) {
  private static final int LONGEST = 4_000;

  /** One message of the conversation. */
  public record Turn(
      @NotNull @Pattern(regexp = "user|assistant", message = "is neither user nor assistant")
          String role,
      @NotBlank @Size(max = LONGEST) String content) {
    boolean isPersons() {
      return role.equals("user");
    }

    Message message() {
      return new Message(isPersons() ? Role.USER : Role.ASSISTANT, content);
    }
  }

  /** The conversation to be answered, with a new id if it has none. */
  public Conversation conversation(Clock clock) {
    ConversationId id =
        conversationId == null ? ConversationId.next(clock) : ConversationId.parse(conversationId);
    return new Conversation(id, said());
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
    return messages.stream().map(Turn::message).toList();
  }

  private static ApiException invalid(String field, String reason) {
    return new ApiException(CommonError.VALIDATION_FAILED, Map.of(field, reason));
  }
}
