package com.cruisemall.auth.token;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * The keys as this instance knows them. They are read again when a token is to be signed or the key
 * set is asked for and the copy has become old: a service at rest sends no statement.
 */
@Singleton
class SigningKeys {
  private final SigningKeyTable table;
  private final TokenConfig config;
  private final Clock clock;

  private volatile Copy copy = new Copy(List.of(), Instant.EPOCH);

  private record Copy(List<SigningKey> keys, Instant readAt) {}

  SigningKeys(SigningKeyTable table, TokenConfig config, Clock clock) {
    this.table = table;
    this.config = config;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    if (published().isEmpty()) {
      table.addFirst(clock.instant());
      copy = read();
    }
  }

  /** Every key that a token may be signed with. */
  List<SigningKey> published() {
    Copy known = copy;
    if (known.readAt().plus(config.keyCache()).isBefore(clock.instant())) {
      known = refresh(known);
    }
    return known.keys();
  }

  /** The key to sign with now. */
  SigningKey current() {
    return SigningKey.current(published(), clock.instant());
  }

  /** A database that is away costs nothing as long as there are keys to go on with. */
  private Copy refresh(Copy known) {
    try {
      Copy fresh = read();
      copy = fresh;
      return fresh;
    } catch (RuntimeException failure) {
      if (known.keys().isEmpty()) {
        throw failure;
      }
      return known;
    }
  }

  private Copy read() {
    return new Copy(table.read(), clock.instant());
  }
}
