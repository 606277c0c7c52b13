package com.cruisemall.gateway.routing;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Refuses paths that gateway and service might read differently: what cannot be written plainly
 * here does not need to be written at all.
 */
final class PathCheck {
  private static final Pattern PLAIN = Pattern.compile("(?:/[A-Za-z0-9._~@:!$&'()*+,=%-]++)*+/?");

  private PathCheck() {}

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
