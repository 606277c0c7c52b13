package com.cruisemall.docs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Property of a configuration mapping.
 *
 * @param module the module that reads it
 * @param name the property; a part in braces is a variable name
 * @param fallback the default, {@code none} or {@code required}
 * @param type the Java type without package
 * @param meaning the Javadoc
 */
record Setting(String module, String name, String fallback, String type, String meaning) {
  /**
   * Returns the setting with the value of the module's own properties as default. A part in braces
   * is expanded to every name that they use.
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

  /** Name of the environment variable. */
  String variable() {
    return name.replaceAll("[^A-Za-z0-9{}]", "_").toUpperCase(Locale.ROOT);
  }
}
