package com.cruisemall.auth.key;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The keys as this instance knows them. They are read again when a token is to be signed or the key
 * set is asked for and the copy has become old: a service at rest sends no statement.
 */
@Singleton
public class SigningKeys {
  private final SigningKeyTable table;
  private final KeyRotation rotation;
  private final KeyConfig config;
  private final Clock clock;
  private final ReentrantLock reading = new ReentrantLock();

  private volatile Copy copy = new Copy(new KeyRing(List.of()), Instant.EPOCH);

  private record Copy(KeyRing ring, Instant readAt) {}

  SigningKeys(SigningKeyTable table, KeyRotation rotation, KeyConfig config, Clock clock) {
    this.table = table;
    this.rotation = rotation;
    this.config = config;
    this.clock = clock;
    if (config.lead().compareTo(config.cache().multipliedBy(2)) < 0) {
      throw new IllegalArgumentException(
          "cruisemall.key.lead must be at least twice cruisemall.key.cache");
    }
  }

  void start(@Observes StartupEvent event) {
    if (refresh().isEmpty()) {
      keep(rotation.beginFirst());
    }
  }

  /** The key to sign with now. */
  public SigningKey current() {
    return ring()
        .signing(clock.instant())
        .orElseThrow(() -> new IllegalStateException("there is no key to sign with"));
  }

  /** How long tokens of a key are still believed after its successor has begun to sign. */
  public Duration overlap() {
    return config.overlap();
  }

  /** Every key that a token may be signed with, now or soon. */
  List<SigningKey> published() {
    return ring().published(clock.instant(), config.overlap());
  }

  /** What this instance knows, however old, without asking the database. */
  KeyRing known() {
    return copy.ring();
  }

  /** Reads the keys anew. */
  KeyRing refresh() {
    return keep(table.read());
  }

  /**
   * A copy that is fresh enough. One thread reads it while the others go on with the old one, and a
   * database that is away costs nothing as long as there are keys to go on with.
   */
  private KeyRing ring() {
    Copy known = copy;
    boolean fresh = !known.readAt().plus(config.cache()).isBefore(clock.instant());
    if (fresh || !reading.tryLock()) {
      return known.ring();
    }
    try {
      return refresh();
    } catch (RuntimeException failure) {
      if (known.ring().isEmpty()) {
        throw failure;
      }
      Log.warnf("signing keys cannot be read now, the known ones serve on cause=%s", failure);
      return known.ring();
    } finally {
      reading.unlock();
    }
  }

  private KeyRing keep(KeyRing ring) {
    copy = new Copy(ring, clock.instant());
    return ring;
  }
}
