package com.cruisemall.auth.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The keys that are not retired, in the order in which they sign. Which of them signs and which are
 * published follows from their times alone, so that all instances agree without talking.
 *
 * <pre>
 * made ── lead ──▶ signs ── lifetime ──▶ successor signs ── overlap ──▶ retired
 * └──────────────────────── published ───────────────────────────────┘
 * </pre>
 */
record KeyRing(List<SigningKey> keys) {
  KeyRing {
    keys = keys.stream().sorted(Comparator.comparing(SigningKey::signsFrom)).toList();
  }

  boolean isEmpty() {
    return keys.isEmpty();
  }

  /** The key to sign with: the newest whose time has come. */
  Optional<SigningKey> signing(Instant now) {
    return keys.stream().filter(key -> !key.signsFrom().isAfter(now)).reduce((_, later) -> later);
  }

  /** The key that is published but does not sign yet. */
  Optional<SigningKey> next(Instant now) {
    return keys.stream().filter(key -> key.signsFrom().isAfter(now)).findFirst();
  }

  /** The keys whose tokens may be about, now or soon. */
  List<SigningKey> published(Instant now, Duration overlap) {
    List<SigningKey> ended = ended(now, overlap);
    return keys.stream().filter(key -> !ended.contains(key)).toList();
  }

  /** The keys whose last token has ended. */
  List<SigningKey> ended(Instant now, Duration overlap) {
    return keys.stream()
        .filter(key ->
            successor(key)
                .filter(later -> !later.signsFrom().plus(overlap).isAfter(now))
                .isPresent())
        .toList();
  }

  /** Whether it is time to publish the next key, if the one that signs is to sign that long. */
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
