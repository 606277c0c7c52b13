package com.cruisemall.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GcraTest {
  private static final Gcra TEN_A_SECOND_THREE_AT_ONCE = new Gcra(100_000, 3);

  @Test
  void allowsTheBurstAndThenTheRate() {
    long arrival = 0;
    int allowed = 0;
    for (int i = 0; i < 10; i++) {
      Gcra.Step step = TEN_A_SECOND_THREE_AT_ONCE.take(arrival, 1_000_000);
      arrival = step.arrival();
      allowed += step.allowed() ? 1 : 0;
    }
    assertThat(allowed).isEqualTo(3);

    Gcra.Step refused = TEN_A_SECOND_THREE_AT_ONCE.take(arrival, 1_000_000);
    Gcra.Step later = TEN_A_SECOND_THREE_AT_ONCE.take(arrival, 1_000_000 + refused.retryMicros());
    assertThat(refused.retryMicros()).isEqualTo(100_000);
    assertThat(later.allowed()).isTrue();
  }

  @Test
  void reportsTheRemainingPermits() {
    Gcra.Step first = TEN_A_SECOND_THREE_AT_ONCE.take(0, 1_000_000);
    Gcra.Step second = TEN_A_SECOND_THREE_AT_ONCE.take(first.arrival(), 1_000_000);

    assertThat(first.remaining()).isEqualTo(2);
    assertThat(second.remaining()).isEqualTo(1);
  }
}
