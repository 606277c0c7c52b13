package com.cruisemall.chat.conversation;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Language of the answer. */
public enum Language {
  KOREAN,
  ENGLISH;

  private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}");
  private static final Pattern ENGLISH_WORDS = Pattern.compile("\\b[A-Za-z]+\\W+[A-Za-z]{2,}");
  private static final List<Locale> SUPPORTED = List.of(Locale.KOREAN, Locale.ENGLISH);

  /** Detects the language of the text, else of the Accept-Language header, else Korean. */
  public static Language of(String text, @Nullable String acceptLanguage) {
    if (HANGUL.matcher(text).find()) {
      return KOREAN;
    }
    return ENGLISH_WORDS.matcher(text).find() ? ENGLISH : preferred(acceptLanguage);
  }

  private static Language preferred(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank()) {
      return KOREAN;
    }
    try {
      var ranges = Locale.LanguageRange.parse(acceptLanguage);
      return Locale.ENGLISH.equals(Locale.lookup(ranges, SUPPORTED)) ? ENGLISH : KOREAN;
    } catch (IllegalArgumentException _) {
      return KOREAN;
    }
  }
}
