package com.cruisemall.kit.tracing;

import java.util.regex.Pattern;

/** An address without what opens a door: tokens of links, keys of payments, the query. */
final class HiddenAddress {
  private static final Pattern QUERY = Pattern.compile("[?#].*", Pattern.DOTALL);

  /** What follows is the token of a link, unless it is a word of ours. */
  private static final Pattern LINK =
      Pattern.compile("(?<=/passport/)(?!(?:documents|orders|requests)(?:/|$))[^/]+");

  /** Long enough for a secret, and not one of our identifiers. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?<=/)(?!\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}(?:/|$))[^/]{20,}");

  private HiddenAddress() {}

  static String of(String address) {
    String path = QUERY.matcher(address).replaceFirst("");
    return SECRET.matcher(LINK.matcher(path).replaceAll("***")).replaceAll("***");
  }
}
