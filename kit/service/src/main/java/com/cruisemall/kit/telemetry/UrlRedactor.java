package com.cruisemall.kit.telemetry;

import java.util.regex.Pattern;

/** Replaces link tokens and payment keys in a URL with {@code ***} and drops its query. */
final class UrlRedactor {
  private static final Pattern QUERY = Pattern.compile("[?#].*", Pattern.DOTALL);

  /** Path segment after {@code /passport/}: a link token, except for the names of sub-resources. */
  private static final Pattern LINK =
      Pattern.compile("(?<=/passport/)(?!(?:documents|orders|requests)(?:/|$))[^/]+");

  /** Path segment that is long enough to be a secret and is no UUID. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?<=/)(?!\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}(?:/|$))[^/]{20,}");

  private UrlRedactor() {}

  static String redact(String url) {
    String path = QUERY.matcher(url).replaceFirst("");
    return SECRET.matcher(LINK.matcher(path).replaceAll("***")).replaceAll("***");
  }
}
