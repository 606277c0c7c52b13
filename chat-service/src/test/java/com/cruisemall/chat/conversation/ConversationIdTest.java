package com.cruisemall.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConversationIdTest {
  private final MutableClock clock = MutableClock.at("2026-05-01T09:00:00Z");

  @Test
  void isAUuidOfVersionSevenThatSortsByTime() {
    var first = ConversationId.next(clock);
    clock.advance(Duration.ofMillis(1));
    var second = ConversationId.next(clock);

    assertThat(first.toString()).matches(ConversationId.PATTERN).isLessThan(second.toString());
    assertThat(first.value().variant()).isEqualTo(2);
    assertThat(ConversationId.parse(first.toString())).isEqualTo(first);
  }
}
