package com.cruisemall.kit.error;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Localised text of each {@link ErrorCode}. Merges all {@code error-messages_ko.properties} and
 * {@code error-messages_en.properties} on the class path: the kit's and the service's.
 */
@Singleton
public class Messages {
  private static final Locale DEFAULT = Locale.KOREAN;
  private static final List<Locale> SUPPORTED = List.of(Locale.KOREAN, Locale.ENGLISH);

  /** Key of the text of a reason without its own. */
  private static final String INVALID = "constraint.invalid";

  private final Map<Locale, Map<String, String>> texts =
      SUPPORTED.stream().collect(Collectors.toUnmodifiableMap(locale -> locale, Messages::load));

  /** Returns the text in the best language of {@code Accept-Language}; Korean by default. */
  public String text(ErrorCode code, @Nullable String acceptLanguage) {
    Map<String, String> inLanguage = texts.getOrDefault(language(acceptLanguage), Map.of());
    String fallback = inLanguage.getOrDefault(CommonError.INTERNAL.name(), code.name());
    return inLanguage.getOrDefault(code.name(), fallback);
  }

  /** Returns the text of a reason, with the values of its placeholders. */
  String text(Reason reason, @Nullable String acceptLanguage) {
    Map<String, String> inLanguage = texts.getOrDefault(language(acceptLanguage), Map.of());
    String text = inLanguage.getOrDefault(reason.key(), inLanguage.getOrDefault(INVALID, INVALID));
    for (Map.Entry<String, Object> attribute : reason.attributes().entrySet()) {
      text = text.replace("{" + attribute.getKey() + "}", String.valueOf(attribute.getValue()));
    }
    return text;
  }

  /** Checks that the code has a text in every language; for the tests of each service. */
  public boolean complete(ErrorCode code) {
    return texts.values().stream().allMatch(inLanguage -> inLanguage.containsKey(code.name()));
  }

  private static Locale language(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank()) {
      return DEFAULT;
    }
    try {
      Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SUPPORTED);
      return best == null ? DEFAULT : best;
    } catch (IllegalArgumentException _) {
      return DEFAULT;
    }
  }

  private static Map<String, String> load(Locale locale) {
    String name = "error-messages_" + locale.getLanguage() + ".properties";
    Properties all = new Properties();
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      for (URL file : Collections.list(loader.getResources(name))) {
        try (var reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
          all.load(reader);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
    return all.stringPropertyNames().stream()
        .collect(Collectors.toUnmodifiableMap(key -> key, all::getProperty));
  }
}
