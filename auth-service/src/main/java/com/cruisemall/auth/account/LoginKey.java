package com.cruisemall.auth.account;

import com.cruisemall.kit.text.TextNormalizer;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Key that an account is found by, independent of notation. A phone number is normalised to E.164
 * ({@code 010-1234-5678} becomes {@code +821012345678}). Any other text only loses spaces, dots,
 * dashes and invisible characters. Every text is a valid key, whether or not an account has it.
 */
public record LoginKey(String value) {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final String HOME = "KR";

  /** Regular expression of every dash and of the minus sign. */
  private static final String DASH = "\\p{Pd}\\x{2212}";

  private static final Pattern DASHES = Pattern.compile("[" + DASH + "]");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Cntrl}." + DASH + "]+");
  private static final Pattern BRACKETS = Pattern.compile("[()]");

  /** Shape of a possible phone number. The library alone would also find one inside other text. */
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{3,24}");

  /**
   * International prefix of most countries and the country code of Korea. The library knows only
   * the prefixes that are dialled in Korea, such as 001.
   */
  private static final Pattern KOREA_FROM_ABROAD = Pattern.compile("^0082");

  /** Korean mobile numbers. The library does not know all blocks that are in use. */
  private static final Pattern KOREAN_MOBILE = Pattern.compile("10[0-9]{8}");

  public static LoginKey parse(String typed) {
    String plain = withoutSeparators(typed);
    return new LoginKey(phone(plain).orElse(plain));
  }

  /** Returns the digits that are dialled for a number, or the beginning of one. */
  public static String dialled(String typed) {
    String digits = BRACKETS.matcher(withoutSeparators(typed)).replaceAll("");
    return KOREA_FROM_ABROAD.matcher(digits).replaceFirst("+82");
  }

  /** Returns the notation of a typed number for people, in ASCII. */
  public static String readable(String typed) {
    return DASHES.matcher(TextNormalizer.comparable(typed)).replaceAll("-");
  }

  private static String withoutSeparators(String typed) {
    return SEPARATORS.matcher(TextNormalizer.comparable(typed)).replaceAll("");
  }

  private static Optional<String> phone(String plain) {
    String dialled = dialled(plain);
    if (!PHONE.matcher(dialled).matches()) {
      return Optional.empty();
    }
    try {
      PhoneNumber number = NUMBERS.parse(dialled, HOME);
      return isPhoneNumber(dialled, number)
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
  private static boolean isPhoneNumber(String dialled, PhoneNumber number) {
    if (KOREAN_MOBILE.matcher(NUMBERS.getNationalSignificantNumber(number)).matches()
        && number.getCountryCode() == 82) {
      return true;
    }
    return NUMBERS.isValidNumber(number)
        && (dialled.startsWith("0")
            || dialled.startsWith("+")
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
