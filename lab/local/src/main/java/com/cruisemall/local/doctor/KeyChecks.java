package com.cruisemall.local.doctor;

import com.cruisemall.local.stack.StackState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The keys by which services check tokens are published, and changed in time. */
record KeyChecks(StackState state, Http http) implements Checks {
  /** A day more than a key signs. */
  private static final Duration OLDEST = Duration.ofDays(31);

  @Override
  public List<Finding> findings() throws IOException, InterruptedException {
    var keys = http.json(state.part("auth").address() + "/oauth2/jwks").path("keys").size();
    var age =
        http.metric(state.part("auth").management(), "cruisemall_signing_key_age_seconds").stream()
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(Double.NaN);
    return List.of(
        Finding.expect(keys > 0, "signing keys published", keys),
        Finding.expect(
            age < OLDEST.toSeconds(), "age of the signing key", "%.1f h".formatted(age / 3600)));
  }
}
