package com.cruisemall.auth.key;

import com.cruisemall.auth.audit.AuditEvent;
import com.cruisemall.auth.audit.AuditTrail;
import com.cruisemall.auth.audit.AuditType;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/**
 * Publishes the next key and retires old ones. Of concurrent instances one acts and the others see
 * its result. RSA keys are generated outside of the transaction.
 */
@Singleton
class KeyRotation {
  private static final int KEY_BITS = 2048;

  private final SigningKeyRepository repository;
  private final AuditTrail audit;
  private final KeyConfig config;
  private final Clock clock;
  private final SecureRandom random;

  KeyRotation(
      SigningKeyRepository repository,
      AuditTrail audit,
      KeyConfig config,
      Clock clock,
      SecureRandom random) {
    this.repository = repository;
    this.audit = audit;
    this.config = config;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Result of a rotation.
   *
   * @param next the published key that signs next
   * @param isNew false if the key was published already
   */
  record Outcome(SigningKey next, boolean isNew) {}

  /** Publishes the next key now, unless one is published and does not sign yet. */
  Outcome publishNext() {
    RsaJsonWebKey candidate = generate();
    return repository.withLock(ring -> {
      Instant now = now();
      return ring.next(now)
          .map(waiting -> new Outcome(waiting, false))
          .orElseGet(() -> new Outcome(add(candidate, now, now.plus(config.lead())), true));
    });
  }

  /** Publishes the next key if the current one reaches its lifetime. */
  void publishNextIfDue() {
    RsaJsonWebKey candidate = generate();
    repository.withLock(ring -> {
      Instant now = now();
      boolean due = ring.isNextDue(now, config.lifetime(), config.lead());
      if (due) {
        add(candidate, now, now.plus(config.lead()));
      }
      return due;
    });
  }

  /** Creates the first key, which signs immediately, unless another instance did. */
  KeyRing createFirst() {
    RsaJsonWebKey candidate = generate();
    return repository.withLock(ring -> {
      Instant now = now();
      return ring.isEmpty() ? new KeyRing(List.of(add(candidate, now, now))) : ring;
    });
  }

  /** Retires the keys whose last token has expired. */
  void retireExpired() {
    repository.withLock(ring -> {
      Instant now = now();
      List<SigningKey> ended = ring.expired(now, config.overlap());
      for (SigningKey key : ended) {
        repository.retire(key, now);
        audit.record(AuditEvent.of(AuditType.KEY_RETIRED).with("kid", key.kid()));
        Log.infof("signing key retired kid=%s", key.kid());
      }
      return ended.size();
    });
  }

  private SigningKey add(RsaJsonWebKey candidate, Instant now, Instant signsFrom) {
    SigningKey key = repository.add(candidate, now, signsFrom);
    audit.record(
        AuditEvent.of(AuditType.KEY_ROTATED)
            .with("kid", key.kid())
            .with("signsFrom", signsFrom.toString()));
    Log.infof("signing key published kid=%s signsFrom=%s", key.kid(), signsFrom);
    return key;
  }

  /** Truncates to the precision of the database. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private RsaJsonWebKey generate() {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(KEY_BITS, null, random);
      key.setKeyId("cm-" + key.calculateBase64urlEncodedThumbprint("SHA-256").substring(0, 16));
      key.setUse("sig");
      key.setAlgorithm("RS256");
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException("signing key generation failed", e);
    }
  }
}
