package com.cruisemall.auth.throttle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A try to log in, as it is counted: under each of its counters, the most specific one first.
 *
 * @param counters none of them is empty
 */
public record Attempt(List<Counter> counters) {

  /**
   * What failures are counted by.
   *
   * @param tag what its keys share, so that they lie on one node of a Redis Cluster
   */
  record Counter(String tag, String suffix, Backoff backoff) {
    String failuresKey() {
      return "cm:login:{" + tag + "}:" + suffix + ":failures";
    }

    String waitKey() {
      return "cm:login:{" + tag + "}:" + suffix + ":wait";
    }
  }

  /** The counter that a success clears. */
  Counter own() {
    return counters.getFirst();
  }

  /** Phone numbers and addresses do not stand in Redis in clear. */
  static String digest(String subject) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
