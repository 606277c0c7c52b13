package com.cruisemall.gateway.routing;

import java.util.Locale;
import java.util.regex.Pattern;

/** Rules for paths, so that gateway and service cannot read them differently. */
final class PathCheck {
  private static final Pattern PLAIN = Pattern.compile("(?:/[A-Za-z0-9._~@:!$&'()*+,=%-]++)*+/?");

  /** Unreserved characters that are percent-encoded without need (RFC 3986 §6.2.2.2). */
  private static final Pattern UNRESERVED =
      Pattern.compile("%(2[dD]|5[fF]|7[eE]|3[0-9]|4[1-9a-fA-F]|5[0-9aA]|6[1-9a-fA-F]|7[0-9aA])");

  private PathCheck() {}

  /**
   * Decodes unreserved characters, which routes and cache keys treat as equal to the plain ones.
   */
  static String normalize(String path) {
    return path.indexOf('%') < 0
        ? path
        : UNRESERVED
            .matcher(path)
            .replaceAll(encoded -> Character.toString(Integer.parseInt(encoded.group(1), 16)));
  }

  static boolean isPlain(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return PLAIN.matcher(path).matches()
        && !path.contains("/./")
        && !path.contains("/../")
        && !path.endsWith("/.")
        && !path.endsWith("/..")
        && !lower.contains("%2f")
        && !lower.contains("%5c")
        && !lower.contains("%2e")
        && !lower.contains("%25")
        && !lower.contains("%00");
  }
}
