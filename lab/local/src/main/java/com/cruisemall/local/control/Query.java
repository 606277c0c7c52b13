package com.cruisemall.local.control;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The parameters behind the question mark. */
public record Query(Map<String, String> parameters) {
  static Query of(URI uri) {
    var parameters = new HashMap<String, String>();
    var raw = uri.getRawQuery();
    if (raw != null) {
      for (var pair : raw.split("&", -1)) {
        var words = pair.split("=", 2);
        parameters.put(decoded(words[0]), words.length == 2 ? decoded(words[1]) : "");
      }
    }
    return new Query(Map.copyOf(parameters));
  }

  public String required(String name) {
    var value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("parameter " + name + " is missing");
    }
    return value;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
