package com.cruisemall.kit.error;

import java.util.Map;

/**
 * Reason in the details of an error. The response contains its text in the language of the person.
 *
 * @param key of the text in the {@code error-messages} files
 * @param attributes values of the placeholders of the text, such as {@code {max}}
 */
public record Reason(String key, Map<String, Object> attributes) {
  public Reason {
    attributes = Map.copyOf(attributes);
  }

  public static Reason of(String key) {
    return new Reason(key, Map.of());
  }

  public static Reason of(String key, String attribute, Object value) {
    return new Reason(key, Map.of(attribute, value));
  }
}
