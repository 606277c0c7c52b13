package com.cruisemall.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConversationTest {
  @Test
  void keepsNewestMessagesWithinTokenLimit() {
    List<Message> messages =
        IntStream.range(0, 11)
            .mapToObj(
                n -> new Message(n % 2 == 0 ? Role.USER : Role.ASSISTANT, n + "가".repeat(100)))
            .toList();

    Conversation within = conversation(messages).within(350);

    assertThat(within.messages()).isEqualTo(messages.subList(8, 11));
  }

  @Test
  void keepsQuestionOverTokenLimit() {
    List<Message> messages =
        List.of(
            new Message(Role.USER, "안녕"),
            new Message(Role.ASSISTANT, "네"),
            new Message(Role.USER, "가".repeat(4_000)));

    assertThat(conversation(messages).within(100).messages()).containsExactly(messages.getLast());
    assertThat(conversation(messages).within(100_000).messages()).isEqualTo(messages);
  }

  private static Conversation conversation(List<Message> messages) {
    return new Conversation(ConversationId.next(Clock.systemUTC(), new Random()), messages);
  }
}
