package com.cruisemall.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.auth.AuthServiceTest;
import com.cruisemall.auth.session.CsrfTokens;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.error.ErrorCode;
import com.cruisemall.kit.test.Concurrently;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class PasswordHasherTest {
  @Inject CsrfTokens csrfTokens;
  @Inject SecureRandom random;

  /** One hash at a time, which takes about half a second, and two that wait. */
  private static final class OneThread implements PasswordConfig {
    @Override
    public int memoryKib() {
      return 19_456;
    }

    @Override
    public int passes() {
      return 20;
    }

    @Override
    public int bcryptCost() {
      return 10;
    }

    @Override
    public OptionalInt concurrency() {
      return OptionalInt.of(1);
    }

    @Override
    public int queue() {
      return 2;
    }

    @Override
    public Duration timeout() {
      return Duration.ofMinutes(1);
    }
  }

  @Test
  void refusesHashesBeyondTheQueue() {
    PasswordHasher hasher =
        new PasswordHasher(new OneThread(), csrfTokens, random, new SimpleMeterRegistry());
    try {
      List<Optional<ErrorCode>> outcomes =
          Concurrently.run(
              12,
              _ ->
                  () -> {
                    try {
                      assertThat(hasher.hash("비밀번호 여덟글자")).isNotEmpty();
                      return Optional.empty();
                    } catch (ApiException refused) {
                      return Optional.of(refused.code());
                    }
                  });

      assertThat(outcomes).filteredOn(Optional::isEmpty).hasSizeBetween(3, 6);
      assertThat(outcomes)
          .filteredOn(Optional::isPresent)
          .containsOnly(Optional.<ErrorCode>of(CommonError.OVERLOADED));
    } finally {
      hasher.stop();
    }
  }
}
