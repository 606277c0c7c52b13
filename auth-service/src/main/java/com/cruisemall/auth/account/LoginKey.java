package com.cruisemall.auth.account;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Key that an account is found by, independent of notation. A phone number is normalised to E.164
 * ({@code 010-1234-5678} becomes {@code +821012345678}). Any other text only loses spaces, dots and
 * hyphens. Every text is a valid key, whether or not an account has it.
 */
public record LoginKey(String value) {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final String HOME = "KR";
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Cntrl}.\\-]");

  /** Shape of a possible phone number. The library alone would also find one inside other text. */
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9()]{3,24}");

  /** Korean mobile numbers. The library does not know all blocks that are in use. */
  private static final Pattern KOREAN_MOBILE = Pattern.compile("10[0-9]{8}");

  public static LoginKey parse(String typed) {
    String plain = SEPARATORS.matcher(typed).replaceAll("");
    return new LoginKey(phone(plain).orElse(plain));
  }

  private static Optional<String> phone(String plain) {
    if (!PHONE.matcher(plain).matches()) {
      return Optional.empty();
    }
    try {
      PhoneNumber number = NUMBERS.parse(plain, HOME);
      return isOne(plain, number)
          ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException _) {
      return Optional.empty();
    }
  }

  /**
   * Without a leading 0 or +, only a mobile number counts: other digits are more often a member's
   * number.
   */
  private static boolean isOne(String plain, PhoneNumber number) {
    if (KOREAN_MOBILE.matcher(NUMBERS.getNationalSignificantNumber(number)).matches()
        && number.getCountryCode() == 82) {
      return true;
    }
    return NUMBERS.isValidNumber(number)
        && (plain.startsWith("0")
            || plain.startsWith("+")
            || NUMBERS.getNumberType(number) == PhoneNumberType.MOBILE);
  }

  /** Returns the last two characters, for logs and the audit trail. */
  public String masked() {
    return "…" + value.substring(Math.max(0, value.length() - 2));
  }

  @Override
  public String toString() {
    return "LoginKey[" + masked() + "]";
  }
}
