package com.cruisemall.auth.account;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an account is found by, whichever way the person writes it: a phone number in the form of
 * E.164 ({@code 010-1234-5678} is {@code +821012345678}), anything else as typed, without spaces,
 * dots and hyphens. Any text may be tried; most belong to nobody.
 */
public record LoginKey(String value) {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final String HOME = "KR";
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Cntrl}.\\-]");

  /** What may be a phone number at all: the library would find one within other text, too. */
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9()]{3,24}");

  /** Mobile numbers that are in use, though the library does not know all of their blocks. */
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

  /** Digits without a leading 0 or + are more often a member's number than a landline's. */
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

  /** Enough to recognise it by, not enough to know it. */
  public String masked() {
    return "…" + value.substring(Math.max(0, value.length() - 2));
  }

  @Override
  public String toString() {
    return "LoginKey[" + masked() + "]";
  }
}
