package com.cruisemall.auth.profile;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Change of a profile as a JSON merge patch (RFC 7396): absent fields stay, an {@code email} of
 * {@code null} is removed.
 */
record ProfileChange(
    @Size(max = 100)
        @Pattern(regexp = "\\P{Cntrl}*[^\\s\\p{Cntrl}]\\P{Cntrl}*", message = "{constraint.name}")
        @Nullable String name,
    @Nullable JsonNode email) {
  @Override
  public String toString() {
    return "ProfileChange[…]";
  }
}
