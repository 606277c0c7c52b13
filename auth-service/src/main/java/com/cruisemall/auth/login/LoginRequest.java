package com.cruisemall.auth.login;

import com.cruisemall.kit.text.AsTyped;
import com.cruisemall.kit.text.NormalizedIdentifier;
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
    @NotBlank @Size(max = 64) @NormalizedIdentifier String phone,
    @NotBlank @Size(max = 256) @AsTyped String password,
    @Size(max = 100) @AsTyped @Nullable String name) {
  @Override
  public String toString() {
    return "LoginRequest[…]";
  }
}
