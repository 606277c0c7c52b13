package com.cruisemall.auth.password;

import com.cruisemall.auth.AuthError;
import com.cruisemall.auth.account.LoginKey;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.text.TextNormalizer;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Password policy after OWASP ASVS 5.0 §6.2: a minimum length and a list of common passwords, no
 * composition rules.
 */
@Singleton
public class PasswordPolicy {
  private static final String COMMON = "/passwords/common.txt";

  private static final int MIN_LENGTH = 8;

  private final Set<String> common = readCommon();

  /**
   * Checks a new password of an account.
   *
   * @throws ApiException {@code PASSWORD_TOO_SHORT} or {@code PASSWORD_TOO_COMMON}
   */
  public void check(String password, String phone, String name) {
    String composed = TextNormalizer.composed(password);
    if (composed.codePointCount(0, composed.length()) < MIN_LENGTH) {
      throw new ApiException(AuthError.PASSWORD_TOO_SHORT);
    }
    String lower = lowerCase(password);
    boolean own =
        LoginKey.parse(lower).equals(LoginKey.parse(phone)) || lower.equals(lowerCase(name));
    if (own || common.contains(lower)) {
      throw new ApiException(AuthError.PASSWORD_TOO_COMMON);
    }
  }

  private static String lowerCase(String text) {
    return TextNormalizer.comparable(text).toLowerCase(Locale.ROOT);
  }

  private static Set<String> readCommon() {
    try (InputStream file = PasswordPolicy.class.getResourceAsStream(COMMON);
        var lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
