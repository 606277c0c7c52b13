package com.cruisemall.local;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Decoded query parameters of a request URI. */
public record QueryParameters(Map<String, String> parameters) {
  static QueryParameters of(URI uri) {
    var parameters = new HashMap<String, String>();
    var raw = uri.getRawQuery();
    if (raw != null) {
      for (var pair : raw.split("&", -1)) {
        var keyAndValue = pair.split("=", 2);
        parameters.put(
            decoded(keyAndValue[0]), keyAndValue.length == 2 ? decoded(keyAndValue[1]) : "");
      }
    }
    return new QueryParameters(Map.copyOf(parameters));
  }

  public String required(String name) {
    var value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("missing query parameter: " + name);
    }
    return value;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
