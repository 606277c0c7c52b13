package com.cruisemall.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.MutableClock;
import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ConversationIdTest {
  private final MutableClock clock = MutableClock.at("2026-05-01T09:00:00Z");
  private final RandomGenerator random = new Random(7);

  @Test
  void isUuidV7ThatSortsByTime() {
    var first = ConversationId.next(clock, random);
    clock.advance(Duration.ofMillis(1));
    var second = ConversationId.next(clock, random);

    assertThat(first.toString()).matches(ConversationId.PATTERN).isLessThan(second.toString());
    assertThat(first.value().variant()).isEqualTo(2);
    assertThat(ConversationId.parse(first.toString())).isEqualTo(first);
  }
}
