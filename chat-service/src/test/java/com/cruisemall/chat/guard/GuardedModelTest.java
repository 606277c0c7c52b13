package com.cruisemall.chat.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GuardedModelTest {
  private final MutableClock clock = MutableClock.at("2026-05-01T09:00:00Z");
  private final GuardedModel.HoldOff holdOff = new GuardedModel.HoldOff(clock);

  @Test
  void holdsOffUntilTheLatestRequestedTime() {
    holdOff.start(Duration.ofMinutes(10));
    holdOff.start(Duration.ofMinutes(1));
    clock.advance(Duration.ofMinutes(9));

    assertThat(holdOff.isActive()).isTrue();
  }

  @Test
  void endsHoldOffAfterTheRequestedTime() {
    holdOff.start(Duration.ofMinutes(10));
    clock.advance(Duration.ofMinutes(10));

    assertThat(holdOff.isActive()).isFalse();
  }
}
