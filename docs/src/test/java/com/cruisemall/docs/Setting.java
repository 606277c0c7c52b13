package com.cruisemall.docs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Something that can be configured.
 *
 * @param module whose code reads it
 * @param name the property; a part in braces stands for a name
 * @param fallback its default, or what is said where there is none
 * @param type of Java, without packages
 * @param meaning the first sentence of its Javadoc
 */
record Setting(String module, String name, String fallback, String type, String meaning) {
  /**
   * With what the module's own files say instead of its default; a part in braces stands for every
   * name that they use, and for others.
   */
  List<Setting> asSetIn(Map<String, String> properties) {
    Pattern names = Pattern.compile(name.replace(".", "\\.").replace("{name}", "[^.]+"));
    List<Setting> set =
        properties.entrySet().stream()
            .filter(property -> names.matcher(property.getKey()).matches())
            .map(property ->
                new Setting(module, property.getKey(), property.getValue(), type, meaning))
            .toList();
    boolean others = set.isEmpty() || name.contains("{name}");
    return others ? Stream.concat(Stream.of(this), set.stream()).toList() : set;
  }

  /** As the environment names it. */
  String variable() {
    return name.replaceAll("[^A-Za-z0-9{}]", "_").toUpperCase(Locale.ROOT);
  }
}
