package com.cruisemall.auth.login;

import com.cruisemall.auth.account.LoginKey;
import com.cruisemall.kit.text.AsTyped;
import com.cruisemall.kit.text.EmailAddress;
import com.cruisemall.kit.text.NormalizedName;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.util.StdConverter;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * {@code phone} is stored in its {@linkplain LoginKey#readable readable} notation. Spaces, dots,
 * hyphens and brackets do not count when it is validated.
 */
record SignupRequest(
    @NotNull
        @Size(max = 32)
        @Pattern(regexp = "\\(?\\+?(?:[ .()-]*[0-9]){8,15}[ .()-]*", message = "{constraint.phone}")
        @JsonDeserialize(converter = PhoneConverter.class)
        String phone,
    @NotNull @Size(max = 100) @NormalizedName String name,
    @NotNull @Size(max = 256) @AsTyped String password,
    @Size(max = 254) @EmailAddress @Nullable String email) {
  /** Reads a phone number before it is validated. */
  static final class PhoneConverter extends StdConverter<String, String> {
    @Override
    public String convert(String typed) {
      return LoginKey.readable(typed);
    }
  }

  @Override
  public String toString() {
    return "SignupRequest[…]";
  }
}
