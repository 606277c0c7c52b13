package com.cruisemall.chat.guard;

import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.chat.llm.ModelFault;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides the next step after a failed model call, from the failure and the remaining time. A retry
 * delay requested by the model is honoured: it is waited for if the time allows, otherwise the
 * model is held off for all callers.
 */
record RetryPolicy(
    int maxRetries,
    Duration backoff,
    Duration maxBackoff,
    Duration minAttempt,
    Duration dayQuotaPause) {
  private static final int RETRY_DELAY_JITTER_MILLIS = 250;

  /** Next step after a failed call. */
  sealed interface Decision {}

  record Retry(Duration delay) implements Decision {}

  /** Call the next model in order of preference. */
  record TryNextModel(Duration delay) implements Decision {}

  record GiveUp() implements Decision {}

  /** Give up and stop all calls to this model for the given time. */
  record HoldOffModel(Duration time) implements Decision {}

  static RetryPolicy of(ModelConfig config) {
    return new RetryPolicy(
        config.maxRetries(),
        config.backoff(),
        config.maxBackoff(),
        config.minAttempt(),
        config.dayQuotaPause());
  }

  /**
   * Returns the next step.
   *
   * @param retries number of retries so far
   * @param hasNext true if there is another model
   * @param jitter between 0 and 1; spreads the retries of concurrent callers
   */
  Decision decide(
      ModelException failure, int retries, boolean hasNext, Duration remaining, double jitter) {
    boolean modelDown = failure.fault() == ModelFault.OVERLOADED || isOpen(failure);
    if (hasNext && modelDown && retries < maxRetries) {
      // An open circuit rejected the call without making it, so no backoff is needed.
      Duration delay = isOpen(failure) ? Duration.ZERO : backoff(retries, jitter);
      return delay.plus(minAttempt).compareTo(remaining) <= 0
          ? new TryNextModel(delay)
          : new GiveUp();
    }
    Optional<Duration> requested = failure.retryDelay();
    return switch (failure.fault()) {
      case DAY_QUOTA -> new HoldOffModel(requested.orElse(dayQuotaPause));
      case QUOTA, OVERLOADED, BROKEN, UNREACHABLE -> {
        Duration delay =
            requested.map(wait -> jittered(wait, jitter)).orElse(backoff(retries, jitter));
        boolean fits = delay.plus(minAttempt).compareTo(remaining) <= 0;
        if (retries < maxRetries && fits) {
          yield new Retry(delay);
        }
        yield requested.<Decision>map(HoldOffModel::new).orElse(new GiveUp());
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
          new GiveUp();
    };
  }

  private static boolean isOpen(ModelException failure) {
    return failure.fault() == ModelFault.CIRCUIT_OPEN;
  }

  /** Adds jitter to the requested delay, which is never shortened. */
  private static Duration jittered(Duration requested, double jitter) {
    return requested.plusMillis((long) (jitter * RETRY_DELAY_JITTER_MILLIS));
  }

  /** Returns between half of the exponential step and all of it. */
  private Duration backoff(int retries, double jitter) {
    long step = Math.min(backoff.toMillis() << retries, maxBackoff.toMillis());
    return Duration.ofMillis(step / 2 + (long) (jitter * step / 2));
  }
}
