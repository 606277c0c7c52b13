package com.cruisemall.auth.login;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * {@code phone} and {@code name} are stored as typed. Spaces, dots, hyphens and brackets do not
 * count when the phone number is validated.
 */
record SignupRequest(
    @NotNull
        @Size(max = 32)
        @Pattern(
            regexp = "\\s*\\+?([\\s.()-]*[0-9]){8,15}[\\s.()-]*",
            message = "{constraint.phone}")
        String phone,
    @NotBlank
        @Size(max = 100)
        @Pattern(regexp = "\\P{Cntrl}*", message = "{text.control-character}")
        String name,
    @NotNull @Size(max = 256) String password,
    @Email @Size(max = 254) @Nullable String email) {
  @Override
  public String toString() {
    return "SignupRequest[…]";
  }
}
