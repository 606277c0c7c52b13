package com.cruisemall.chat.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HoldOffTest {
  private final MutableClock clock = MutableClock.at("2026-05-01T09:00:00Z");
  private final HoldOff holdOff = new HoldOff(clock);

  @Test
  void lastsAsLongAsTheLongestThatWasAsked() {
    holdOff.begin(Duration.ofMinutes(10));
    holdOff.begin(Duration.ofMinutes(1));
    clock.advance(Duration.ofMinutes(9));

    assertThat(holdOff.isOn()).isTrue();
  }

  @Test
  void ends() {
    holdOff.begin(Duration.ofMinutes(10));
    clock.advance(Duration.ofMinutes(10));

    assertThat(holdOff.isOn()).isFalse();
  }
}
