package com.cruisemall.auth.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person may see of the own account: the {@code user} of {@code GET /api/auth/me}. It is
 * kept beside the session in Redis and replaced there whenever it changes.
 *
 * @param affiliateProfile of a partner who is active
 * @param version grows with every change; it decides which of two is the newer one and stays inside
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({"id", "name", "phone", "email", "role", "affiliateProfile"})
public record Person(
    UUID id,
    String name,
    String phone,
    @Nullable String email,
    Role role,
    @Nullable Affiliate affiliateProfile,
    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) long version) {

  /**
   * The partner behind a person, where there is one.
   *
   * @param affiliateCode what orders name the partner by
   */
  public record Affiliate(UUID id, String type, String displayName, String affiliateCode) {}

  /** Nothing of a person gets into a log by accident. */
  @Override
  public String toString() {
    return "Person[" + id + "]";
  }
}
