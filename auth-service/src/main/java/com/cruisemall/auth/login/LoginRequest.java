package com.cruisemall.auth.login;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * {@code phone} is any notation of the login key; {@code name} is compared if present. Members that
 * older clients send are ignored.
 */
@JsonIgnoreProperties({"mode", "trialCode", "affiliateCode"})
record LoginRequest(
    @NotBlank @Size(max = 64) String phone,
    @NotBlank @Size(max = 256) String password,
    @Size(max = 100) @Nullable String name) {
  @Override
  public String toString() {
    return "LoginRequest[…]";
  }
}
