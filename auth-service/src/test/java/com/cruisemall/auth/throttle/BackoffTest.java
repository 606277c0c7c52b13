package com.cruisemall.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.MutableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private static final Backoff BACKOFF =
      new Backoff(10, Duration.ofSeconds(1), Duration.ofMinutes(1));

  private final MutableClock clock = MutableClock.at("2026-05-01T09:00:00Z");
  private final LocalCounts counts = new LocalCounts(Duration.ofMinutes(15), clock);

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "10, PT0S",
    "11, PT1S",
    "12, PT2S",
    "16, PT32S",
    "17, PT1M",
    "1000000, PT1M"
  })
  void doublesUpToTheMaximum(long failures, Duration delay) {
    assertThat(BACKOFF.delay(failures)).isEqualTo(delay);
  }

  @Test
  void countsLocally() {
    var attempt = List.of(new Attempt.Counter("a", "account", BACKOFF));

    for (int failure = 0; failure < 11; failure++) {
      assertThat(counts.failed(attempt)).isZero();
    }
    assertThat(counts.wait(attempt)).isEqualTo(Duration.ofSeconds(1));
    assertThat(counts.failed(attempt)).isEqualTo(Duration.ofSeconds(1));
    clock.advance(Duration.ofSeconds(1));
    assertThat(counts.wait(attempt)).isZero();
    assertThat(counts.failed(attempt)).isZero();

    assertThat(counts.wait(attempt)).isEqualTo(Duration.ofSeconds(2));
    counts.forget(attempt.getFirst());
    assertThat(counts.wait(attempt)).isZero();
  }
}
