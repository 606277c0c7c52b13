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
 * Signing keys as cached by this instance. An old copy is refreshed when a token is signed or the
 * key set is requested, so that an idle service sends no statement.
 */
@Singleton
public class SigningKeys {
  private final SigningKeyRepository repository;
  private final KeyRotation rotation;
  private final KeyConfig config;
  private final Clock clock;
  private final ReentrantLock reading = new ReentrantLock();

  private volatile Copy copy = new Copy(new KeyRing(List.of()), Instant.EPOCH);

  private record Copy(KeyRing ring, Instant readAt) {}

  SigningKeys(
      SigningKeyRepository repository, KeyRotation rotation, KeyConfig config, Clock clock) {
    this.repository = repository;
    this.rotation = rotation;
    this.config = config;
    this.clock = clock;
    if (config.lead().compareTo(config.cacheTtl().multipliedBy(2)) < 0) {
      throw new IllegalArgumentException(
          "cruisemall.key.lead must be at least twice cruisemall.key.cache-ttl");
    }
  }

  void start(@Observes StartupEvent event) {
    if (refresh().isEmpty()) {
      cache(rotation.createFirst());
    }
  }

  /** Returns the key to sign with now. */
  public SigningKey current() {
    return ring()
        .signing(clock.instant())
        .orElseThrow(() -> new IllegalStateException("no signing key"));
  }

  /** Time for which tokens of a key stay valid after its successor starts to sign. */
  public Duration overlap() {
    return config.overlap();
  }

  /** Returns the keys of valid tokens, including the next one. */
  List<SigningKey> published() {
    return ring().published(clock.instant(), config.overlap());
  }

  /** Returns the cached keys of any age, without a database access. */
  KeyRing cached() {
    return copy.ring();
  }

  /** Reads the keys from the database. */
  KeyRing refresh() {
    return cache(repository.read());
  }

  /**
   * Returns a sufficiently fresh copy. One thread refreshes it while the others use the old one. A
   * failed refresh is ignored as long as there is a copy.
   */
  private KeyRing ring() {
    Copy current = copy;
    boolean fresh = !current.readAt().plus(config.cacheTtl()).isBefore(clock.instant());
    if (fresh || !reading.tryLock()) {
      return current.ring();
    }
    try {
      return refresh();
    } catch (RuntimeException failure) {
      if (current.ring().isEmpty()) {
        throw failure;
      }
      Log.warnf("signing keys not refreshed, using cached keys cause=%s", failure);
      return current.ring();
    } finally {
      reading.unlock();
    }
  }

  private KeyRing cache(KeyRing ring) {
    copy = new Copy(ring, clock.instant());
    return ring;
  }
}
