package com.cruisemall.auth.account;

/**
 * What an account is found by: the phone number as typed, without spaces, dots and hyphens. Any
 * other text may be tried as well; it just belongs to nobody.
 */
public record LoginKey(String value) {
  public static LoginKey parse(String typed) {
    return new LoginKey(typed.replaceAll("[\\s.-]", ""));
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
