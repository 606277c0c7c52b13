package com.cruisemall.local.doctor;

import com.cruisemall.local.stack.StackState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Checks that token signing keys are published and rotated. */
record SigningKeyChecks(StackState state, StackHttpClient http) implements CheckGroup {
  /** One day more than the rotation interval. */
  private static final Duration MAX_AGE = Duration.ofDays(31);

  @Override
  public List<CheckResult> run() throws IOException, InterruptedException {
    var keys = http.json(state.component("auth").address() + "/oauth2/jwks").path("keys").size();
    var age =
        http
            .metric(state.component("auth").management(), "cruisemall_signing_key_age_seconds")
            .stream()
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(Double.NaN);
    return List.of(
        CheckResult.expect(keys > 0, "auth JWKS keys", keys),
        CheckResult.expect(
            age < MAX_AGE.toSeconds(), "auth signing key age", "%.1f h".formatted(age / 3600)));
  }
}
