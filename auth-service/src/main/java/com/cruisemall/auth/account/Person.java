package com.cruisemall.auth.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Personal data of a signed-in person: the {@code user} of {@code GET /api/auth/me}. It is stored
 * beside the session in Redis and replaced there after each change.
 *
 * @param affiliateProfile present for an active partner
 * @param version grows with every change and orders concurrent writes; never sent to clients
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
   * Partner profile of a person.
   *
   * @param affiliateCode code by which orders name the partner
   */
  public record Affiliate(UUID id, String type, String displayName, String affiliateCode) {}

  /** Keeps personal data out of logs. */
  @Override
  public String toString() {
    return "Person[" + id + "]";
  }
}
