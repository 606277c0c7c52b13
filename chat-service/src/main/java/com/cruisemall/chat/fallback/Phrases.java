package com.cruisemall.chat.fallback;

import com.cruisemall.chat.conversation.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Phrases of {@code phrases_ko.properties} and {@code phrases_en.properties}. */
final class Phrases {
  private static final Map<Language, Properties> TEXTS =
      Arrays.stream(Language.values())
          .collect(Collectors.toUnmodifiableMap(Function.identity(), Phrases::read));

  private Phrases() {}

  /** Returns the phrase with its {@code %s} replaced by the values. */
  static String of(Language language, String key, Object... values) {
    String text = Objects.requireNonNull(TEXTS.get(language)).getProperty(key);
    return Objects.requireNonNull(text, key).formatted(values);
  }

  private static Properties read(Language language) {
    String name =
        switch (language) {
          case KOREAN -> "/phrases_ko.properties";
          case ENGLISH -> "/phrases_en.properties";
        };
    Properties texts = new Properties();
    try (InputStream file = Objects.requireNonNull(Phrases.class.getResourceAsStream(name))) {
      texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
