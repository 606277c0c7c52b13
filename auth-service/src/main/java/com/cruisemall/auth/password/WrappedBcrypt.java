package com.cruisemall.auth.password;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.BCrypt.Version;
import at.favre.lib.crypto.bcrypt.Radix64Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * An Argon2id hash of a bcrypt hash, in one text: {@code $wrapped}, the bcrypt settings ({@code
 * $2b$10$} and the salt), the Argon2id hash. What bcrypt made of the password is not in it, so that
 * it is as hard to guess as any other.
 */
record WrappedBcrypt(String settings, String argon2id) {
  private static final String MARK = "$wrapped";
  private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");
  private static final int SETTINGS = 29;
  private static final int SALT_FROM = 7;
  private static final int SALT_LENGTH = SETTINGS - SALT_FROM;
  private static final int COST_FROM = 4;

  /** bcrypt reads this much of the password and the NUL behind it. */
  private static final int KEY_BYTES = 72;

  static boolean isBcrypt(String text) {
    return BCRYPT.matcher(text).matches();
  }

  static boolean isOne(String hash) {
    return hash.startsWith(MARK);
  }

  /** What to store of a bcrypt hash. */
  static String wrap(String bcrypt, Argon2id argon2id) {
    return MARK + bcrypt.substring(0, SETTINGS) + argon2id.hash(bcrypt);
  }

  /** In the form of one, but of no password that anybody could know. */
  static String ofNoPassword(int cost, Argon2id argon2id) {
    return MARK + "$2b$%02d$".formatted(cost) + ".".repeat(SALT_LENGTH) + argon2id.ofNoPassword();
  }

  static WrappedBcrypt parse(String hash) {
    String plain = hash.substring(MARK.length());
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
