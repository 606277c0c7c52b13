package com.cruisemall.auth.throttle;

import com.cruisemall.kit.digest.Sha256;
import java.util.List;

/**
 * Login attempt with the counters that it affects, the most specific first.
 *
 * @param counters never empty
 */
public record Attempt(List<Counter> counters) {
  private static final int DIGEST_DIGITS = 32;

  /**
   * Counter of failures.
   *
   * @param tag hash tag that keeps both keys on one node of a Redis Cluster
   */
  record Counter(String tag, String suffix, Backoff backoff) {
    String failuresKey() {
      return "cm:login:{" + tag + "}:" + suffix + ":failures";
    }

    String waitKey() {
      return "cm:login:{" + tag + "}:" + suffix + ":wait";
    }
  }

  /** Returns the counter that a success resets. */
  Counter own() {
    return counters.getFirst();
  }

  /** Hashes phone numbers and addresses, which are not stored in clear in Redis. */
  static String digest(String subject) {
    return Sha256.hex(subject).substring(0, DIGEST_DIGITS);
  }
}
