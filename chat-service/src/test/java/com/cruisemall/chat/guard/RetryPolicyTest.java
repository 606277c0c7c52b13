package com.cruisemall.chat.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.chat.guard.RetryPolicy.GiveUp;
import com.cruisemall.chat.guard.RetryPolicy.HoldOffModel;
import com.cruisemall.chat.guard.RetryPolicy.Retry;
import com.cruisemall.chat.guard.RetryPolicy.TryNextModel;
import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.chat.llm.ModelFault;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPolicyTest {
  private static final Duration LONG = Duration.ofSeconds(29);

  private final RetryPolicy policy =
      new RetryPolicy(
          2,
          Duration.ofMillis(500),
          Duration.ofSeconds(4),
          Duration.ofSeconds(2),
          Duration.ofHours(1));

  @Test
  void doublesBackoffAndRetriesTwice() {
    var failure = failure(ModelFault.OVERLOADED, null);

    assertThat(policy.decide(failure, 0, false, LONG, 1))
        .isEqualTo(new Retry(Duration.ofMillis(500)));
    assertThat(policy.decide(failure, 0, false, LONG, 0))
        .isEqualTo(new Retry(Duration.ofMillis(250)));
    assertThat(policy.decide(failure, 1, false, LONG, 1))
        .isEqualTo(new Retry(Duration.ofSeconds(1)));
    assertThat(policy.decide(failure, 2, false, LONG, 1)).isEqualTo(new GiveUp());
  }

  @Test
  void honoursRequestedRetryDelayIfTheDeadlineAllows() {
    var failure = failure(ModelFault.QUOTA, Duration.ofSeconds(10));

    assertThat(policy.decide(failure, 0, false, LONG, 0))
        .isEqualTo(new Retry(Duration.ofSeconds(10)));
    assertThat(policy.decide(failure, 0, false, Duration.ofSeconds(12), 0))
        .isInstanceOf(Retry.class);
    assertThat(policy.decide(failure, 0, false, Duration.ofSeconds(11), 0))
        .isEqualTo(new HoldOffModel(Duration.ofSeconds(10)));
    assertThat(policy.decide(failure, 2, false, LONG, 0))
        .isEqualTo(new HoldOffModel(Duration.ofSeconds(10)));
  }

  @Test
  void triesNextModelWhenOverloadedOrCircuitOpen() {
    var overloaded = failure(ModelFault.OVERLOADED, Duration.ofSeconds(20));

    assertThat(policy.decide(overloaded, 0, true, LONG, 1))
        .isEqualTo(new TryNextModel(Duration.ofMillis(500)));
    assertThat(policy.decide(failure(ModelFault.CIRCUIT_OPEN, null), 1, true, LONG, 1))
        .isEqualTo(new TryNextModel(Duration.ZERO));
    assertThat(policy.decide(failure(ModelFault.CIRCUIT_OPEN, null), 2, true, LONG, 1))
        .isEqualTo(new GiveUp());
    assertThat(policy.decide(failure(ModelFault.BROKEN, null), 0, true, LONG, 1))
        .isInstanceOf(Retry.class);
    assertThat(policy.decide(overloaded, 0, true, Duration.ofSeconds(1), 1))
        .isEqualTo(new GiveUp());
  }

  @Test
  void holdsOffModelWhenDayQuotaIsExhausted() {
    assertThat(
            policy.decide(failure(ModelFault.DAY_QUOTA, Duration.ofSeconds(1)), 0, false, LONG, 0))
        .isEqualTo(new HoldOffModel(Duration.ofSeconds(1)));
    assertThat(policy.decide(failure(ModelFault.DAY_QUOTA, null), 0, false, LONG, 0))
        .isEqualTo(new HoldOffModel(Duration.ofHours(1)));
  }

  @Test
  void givesUpWhenTooLittleTimeRemains() {
    assertThat(policy.decide(failure(ModelFault.BROKEN, null), 0, false, Duration.ofSeconds(2), 0))
        .isEqualTo(new GiveUp());
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"QUOTA", "DAY_QUOTA", "OVERLOADED", "BROKEN", "UNREACHABLE"})
  void doesNotRetryPermanentFaults(ModelFault fault) {
    assertThat(policy.decide(failure(fault, null), 0, false, LONG, 0)).isEqualTo(new GiveUp());
  }

  private static ModelException failure(ModelFault fault, @Nullable Duration retryDelay) {
    return new ModelException(fault, "a failure", retryDelay, null);
  }
}
