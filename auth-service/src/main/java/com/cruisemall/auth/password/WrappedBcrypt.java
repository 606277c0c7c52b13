package com.cruisemall.auth.password;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.BCrypt.Version;
import at.favre.lib.crypto.bcrypt.Radix64Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Argon2id hash of a bcrypt hash, in one text: {@code $wrapped}, the bcrypt settings ({@code
 * $2b$10$} and the salt), the Argon2id hash. It does not contain the bcrypt hash, and is therefore
 * as strong as any Argon2id hash.
 */
record WrappedBcrypt(String settings, String argon2id) {
  private static final String PREFIX = "$wrapped";
  private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");
  private static final int SETTINGS = 29;
  private static final int SALT_FROM = 7;
  private static final int SALT_LENGTH = SETTINGS - SALT_FROM;
  private static final int COST_FROM = 4;

  /** Maximum key length of bcrypt, including the terminating NUL. */
  private static final int KEY_BYTES = 72;

  static boolean isBcrypt(String text) {
    return BCRYPT.matcher(text).matches();
  }

  static boolean isWrapped(String hash) {
    return hash.startsWith(PREFIX);
  }

  /** Wraps a bcrypt hash. */
  static String wrap(String bcrypt, Argon2id argon2id) {
    return PREFIX + bcrypt.substring(0, SETTINGS) + argon2id.hash(bcrypt);
  }

  /** Returns a well-formed value of no known password. */
  static String unusable(int cost, String argon2idHash) {
    return PREFIX + "$2b$%02d$".formatted(cost) + ".".repeat(SALT_LENGTH) + argon2idHash;
  }

  static WrappedBcrypt parse(String hash) {
    String plain = hash.substring(PREFIX.length());
    return new WrappedBcrypt(plain.substring(0, SETTINGS), plain.substring(SETTINGS));
  }

  boolean verify(String password, Argon2id with) {
    return with.verify(bcrypt(password), argon2id);
  }

  private String bcrypt(String password) {
    byte[] typed = password.getBytes(StandardCharsets.UTF_8);
    byte[] key = Arrays.copyOf(typed, Math.min(typed.length + 1, KEY_BYTES));
    byte[] salt =
        new Radix64Encoder.Default()
            .decode(settings.substring(SALT_FROM).getBytes(StandardCharsets.US_ASCII));
    int cost = Integer.parseInt(settings.substring(COST_FROM, COST_FROM + 2));
    byte[] made = BCrypt.with(Version.VERSION_2Y_NO_NULL_TERMINATOR).hash(cost, salt, key);
    return settings + new String(made, StandardCharsets.US_ASCII).substring(SETTINGS);
  }

  @Override
  public String toString() {
    return "WrappedBcrypt[…]";
  }
}
