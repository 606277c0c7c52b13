package com.cruisemall.chat.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.chat.guard.NextStep.AskAgain;
import com.cruisemall.chat.guard.NextStep.AskAnother;
import com.cruisemall.chat.guard.NextStep.GiveUp;
import com.cruisemall.chat.guard.NextStep.LeaveAlone;
import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.chat.llm.ModelFault;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPolicyTest {
  private static final Duration LONG = Duration.ofSeconds(29);

  private final RetryPolicy rule =
      new RetryPolicy(
          2,
          Duration.ofMillis(500),
          Duration.ofSeconds(4),
          Duration.ofSeconds(2),
          Duration.ofHours(1));

  @Test
  void waitsTwiceAsLongEachTimeAndOnlyTwice() {
    var failure = failure(ModelFault.OVERLOADED, null);

    assertThat(rule.after(failure, 0, false, LONG, 1))
        .isEqualTo(new AskAgain(Duration.ofMillis(500)));
    assertThat(rule.after(failure, 0, false, LONG, 0))
        .isEqualTo(new AskAgain(Duration.ofMillis(250)));
    assertThat(rule.after(failure, 1, false, LONG, 1))
        .isEqualTo(new AskAgain(Duration.ofSeconds(1)));
    assertThat(rule.after(failure, 2, false, LONG, 1)).isEqualTo(new GiveUp());
  }

  @Test
  void obeysTheModelIfTheTimeAllows() {
    var failure = failure(ModelFault.QUOTA, Duration.ofSeconds(10));

    assertThat(rule.after(failure, 0, false, LONG, 0))
        .isEqualTo(new AskAgain(Duration.ofSeconds(10)));
    assertThat(rule.after(failure, 0, false, Duration.ofSeconds(12), 0))
        .isInstanceOf(AskAgain.class);
    assertThat(rule.after(failure, 0, false, Duration.ofSeconds(11), 0))
        .isEqualTo(new LeaveAlone(Duration.ofSeconds(10)));
    assertThat(rule.after(failure, 2, false, LONG, 0))
        .isEqualTo(new LeaveAlone(Duration.ofSeconds(10)));
  }

  @Test
  void asksAnotherModelWhileOneIsOverloadedOrLeftAlone() {
    var overloaded = failure(ModelFault.OVERLOADED, Duration.ofSeconds(20));

    assertThat(rule.after(overloaded, 0, true, LONG, 1))
        .isEqualTo(new AskAnother(Duration.ofMillis(500)));
    assertThat(rule.after(failure(ModelFault.CIRCUIT_OPEN, null), 1, true, LONG, 1))
        .isEqualTo(new AskAnother(Duration.ZERO));
    assertThat(rule.after(failure(ModelFault.CIRCUIT_OPEN, null), 2, true, LONG, 1))
        .isEqualTo(new GiveUp());
    assertThat(rule.after(failure(ModelFault.BROKEN, null), 0, true, LONG, 1))
        .isInstanceOf(AskAgain.class);
    assertThat(rule.after(overloaded, 0, true, Duration.ofSeconds(1), 1)).isEqualTo(new GiveUp());
  }

  @Test
  void neverAsksAgainOverTheQuotaOfTheDay() {
    assertThat(rule.after(failure(ModelFault.DAY_QUOTA, Duration.ofSeconds(1)), 0, false, LONG, 0))
        .isEqualTo(new LeaveAlone(Duration.ofSeconds(1)));
    assertThat(rule.after(failure(ModelFault.DAY_QUOTA, null), 0, false, LONG, 0))
        .isEqualTo(new LeaveAlone(Duration.ofHours(1)));
  }

  @Test
  void givesUpWhenTheTimeIsTooShortForAnotherAttempt() {
    assertThat(rule.after(failure(ModelFault.BROKEN, null), 0, false, Duration.ofSeconds(2), 0))
        .isEqualTo(new GiveUp());
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"QUOTA", "DAY_QUOTA", "OVERLOADED", "BROKEN", "UNREACHABLE"})
  void doesNotRepeatWhatRepetitionCannotHelp(ModelFault fault) {
    assertThat(rule.after(failure(fault, null), 0, false, LONG, 0)).isEqualTo(new GiveUp());
  }

  private static ModelException failure(ModelFault fault, @Nullable Duration retryDelay) {
    return new ModelException(fault, "a failure", retryDelay, null);
  }
}
