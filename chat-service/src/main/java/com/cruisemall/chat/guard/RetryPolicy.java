package com.cruisemall.chat.guard;

import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.chat.llm.ModelFault;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides what follows a failure, from the failure and the time that is left. What the model says
 * about when to come back is obeyed: waited for if the time allows, else nobody asks until then.
 */
record RetryPolicy(
    int maxRetries,
    Duration backoff,
    Duration maxBackoff,
    Duration minAttempt,
    Duration dayQuotaPause) {
  static RetryPolicy of(ModelConfig config) {
    return new RetryPolicy(
        config.maxRetries(),
        config.backoff(),
        config.maxBackoff(),
        config.minAttempt(),
        config.dayQuotaPause());
  }

  /**
   * The next step after so many retries.
   *
   * @param another whether there is another model to ask
   * @param chance between 0 and 1, spreads the repetitions of many callers
   */
  NextStep after(
      ModelException failure, int retries, boolean another, Duration remaining, double chance) {
    boolean instead = failure.fault() == ModelFault.OVERLOADED || isOpen(failure);
    if (another && instead && retries < maxRetries) {
      // A call that was not made need not wait.
      Duration wait = isOpen(failure) ? Duration.ZERO : jittered(retries, chance);
      return wait.plus(minAttempt).compareTo(remaining) <= 0
          ? new NextStep.AskAnother(wait)
          : new NextStep.GiveUp();
    }
    Optional<Duration> asked = failure.retryDelay();
    return switch (failure.fault()) {
      case DAY_QUOTA -> new NextStep.LeaveAlone(asked.orElse(dayQuotaPause));
      case QUOTA, OVERLOADED, BROKEN, UNREACHABLE -> {
        Duration wait = asked.map(delay -> later(delay, chance)).orElse(jittered(retries, chance));
        boolean fits = wait.plus(minAttempt).compareTo(remaining) <= 0;
        if (retries < maxRetries && fits) {
          yield new NextStep.AskAgain(wait);
        }
        yield asked.<NextStep>map(NextStep.LeaveAlone::new).orElse(new NextStep.GiveUp());
      }
      case NOT_CONFIGURED,
          HELD_OFF,
          CIRCUIT_OPEN,
          BUSY,
          SLOW,
          REFUSED,
          MALFORMED,
          TOO_LARGE,
          CUT,
          BLOCKED ->
          new NextStep.GiveUp();
    };
  }

  private static boolean isOpen(ModelException failure) {
    return failure.fault() == ModelFault.CIRCUIT_OPEN;
  }

  /** Never earlier than the model asked for, and not everybody at the same moment. */
  private static Duration later(Duration asked, double chance) {
    return asked.plusMillis((long) (chance * 250));
  }

  /** Between half of the exponential step and all of it. */
  private Duration jittered(int retries, double chance) {
    long step = Math.min(backoff.toMillis() << retries, maxBackoff.toMillis());
    return Duration.ofMillis(step / 2 + (long) (chance * step / 2));
  }
}
