package com.cruisemall.auth.key;

import com.cruisemall.auth.audit.AuditEvent;
import com.cruisemall.auth.audit.AuditTrail;
import com.cruisemall.auth.audit.AuditType;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/**
 * Puts the next key in place and takes old ones away. However many instances think of it at the
 * same time, one does it; the others find it done. RSA keys are made before the transaction begins.
 */
@Singleton
class KeyRotation {
  private static final int KEY_BITS = 2048;

  private final SigningKeyTable table;
  private final AuditTrail audit;
  private final KeyConfig config;
  private final Clock clock;

  KeyRotation(SigningKeyTable table, AuditTrail audit, KeyConfig config, Clock clock) {
    this.table = table;
    this.audit = audit;
    this.config = config;
    this.clock = clock;
  }

  /**
   * What a rotation came to.
   *
   * @param next the key that is published now and will sign
   * @param isNew false if it was on its way already
   */
  record Outcome(SigningKey next, boolean isNew) {}

  /** Publishes the next key now, unless one is waiting for its turn already. */
  Outcome begin() {
    RsaJsonWebKey candidate = generate();
    return table.alone(ring -> {
      Instant now = now();
      return ring.next(now)
          .map(waiting -> new Outcome(waiting, false))
          .orElseGet(() -> new Outcome(add(candidate, now, now.plus(config.lead())), true));
    });
  }

  /** Publishes the next key if the one that signs has signed for long enough. */
  void beginIfDue() {
    RsaJsonWebKey candidate = generate();
    table.alone(ring -> {
      Instant now = now();
      boolean due = ring.isNextDue(now, config.lifetime(), config.lead());
      if (due) {
        add(candidate, now, now.plus(config.lead()));
      }
      return due;
    });
  }

  /** Makes the very first key, which signs at once, unless another instance was faster. */
  KeyRing beginFirst() {
    RsaJsonWebKey candidate = generate();
    return table.alone(ring -> {
      Instant now = now();
      return ring.isEmpty() ? new KeyRing(List.of(add(candidate, now, now))) : ring;
    });
  }

  /** Retires the keys whose last token has ended. */
  void retireEnded() {
    table.alone(ring -> {
      Instant now = now();
      List<SigningKey> ended = ring.ended(now, config.overlap());
      for (SigningKey key : ended) {
        table.retire(key, now);
        audit.record(AuditEvent.of(AuditType.KEY_RETIRED).with("kid", key.kid()));
        Log.infof("signing key retired kid=%s", key.kid());
      }
      return ended.size();
    });
  }

  private SigningKey add(RsaJsonWebKey candidate, Instant now, Instant signsFrom) {
    SigningKey key = table.add(candidate, now, signsFrom);
    audit.record(
        AuditEvent.of(AuditType.KEY_ROTATED)
            .with("kid", key.kid())
            .with("signsFrom", signsFrom.toString()));
    Log.infof("signing key published kid=%s signsFrom=%s", key.kid(), signsFrom);
    return key;
  }

  /** As exact as the database keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static RsaJsonWebKey generate() {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(KEY_BITS);
      key.setKeyId("cm-" + key.calculateBase64urlEncodedThumbprint("SHA-256").substring(0, 16));
      key.setUse("sig");
      key.setAlgorithm("RS256");
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException("cannot make a signing key", e);
    }
  }
}
