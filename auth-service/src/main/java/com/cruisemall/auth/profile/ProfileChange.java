package com.cruisemall.auth.profile;

import com.cruisemall.kit.text.NormalizedName;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Change of a profile as a JSON merge patch (RFC 7396): absent fields stay, an {@code email} of
 * {@code null} is removed.
 */
record ProfileChange(
    @Size(max = 100) @NormalizedName @Nullable String name, @Nullable JsonNode email) {
  @Override
  public String toString() {
    return "ProfileChange[…]";
  }
}
