package com.cruisemall.auth.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Unretired keys in the order in which they sign. Their times alone determine the signing key and
 * the published ones, so that instances agree without communication.
 *
 * <pre>
 * created ── lead ──▶ signs ── lifetime ──▶ successor signs ── overlap ──▶ retired
 *   └──────────────────────── published ──────────────────────────────────┘
 * </pre>
 */
record KeyRing(List<SigningKey> keys) {
  KeyRing {
    keys = keys.stream().sorted(Comparator.comparing(SigningKey::signsFrom)).toList();
  }

  boolean isEmpty() {
    return keys.isEmpty();
  }

  /** Returns the signing key: the newest that may sign already. */
  Optional<SigningKey> signing(Instant now) {
    return keys.stream().filter(key -> !key.signsFrom().isAfter(now)).reduce((_, later) -> later);
  }

  /** Returns the key that is published and does not sign yet. */
  Optional<SigningKey> next(Instant now) {
    return keys.stream().filter(key -> key.signsFrom().isAfter(now)).findFirst();
  }

  /** Returns the keys of valid tokens, including the next one. */
  List<SigningKey> published(Instant now, Duration overlap) {
    List<SigningKey> expired = expired(now, overlap);
    return keys.stream().filter(key -> !expired.contains(key)).toList();
  }

  /** Returns the keys whose last token has expired. */
  List<SigningKey> expired(Instant now, Duration overlap) {
    return keys.stream()
        .filter(key ->
            successor(key)
                .filter(later -> !later.signsFrom().plus(overlap).isAfter(now))
                .isPresent())
        .toList();
  }

  /**
   * Checks if the next key must be published, so that the current one signs no longer than its
   * lifetime.
   */
  boolean isNextDue(Instant now, Duration lifetime, Duration lead) {
    return next(now).isEmpty()
        && signing(now)
            .map(key -> !key.signsFrom().plus(lifetime).minus(lead).isAfter(now))
            .orElse(true);
  }

  private Optional<SigningKey> successor(SigningKey key) {
    int after = keys.indexOf(key) + 1;
    return after < keys.size() ? Optional.of(keys.get(after)) : Optional.empty();
  }
}
