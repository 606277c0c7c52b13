package com.cruisemall.auth.profile;

import com.cruisemall.auth.account.Role;
import com.cruisemall.auth.affiliate.AffiliateProfile;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Profile of a person, with trips (latest first) and partner profile. */
record Profile(User user, List<Trip> trips, @Nullable AffiliateProfile affiliateProfile) {

  /**
   * Editable part of a profile.
   *
   * @param version counts edits only; sent as {@code ETag}
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record User(
      UUID id,
      String name,
      String phone,
      @Nullable String email,
      Role role,
      @JsonIgnore long version) {
    /** Columns that {@link #of} reads, for a statement with the alias {@code a} for the account. */
    static final String COLUMNS = "a.id, a.name, a.phone, a.email, a.role, a.profile_version";

    static User of(Tuple row) {
      return new User(
          row.get("id", UUID.class),
          row.get("name", String.class),
          row.get("phone", String.class),
          row.get("email", String.class),
          Role.valueOf(row.get("role", String.class)),
          row.get("profile_version", Long.class));
    }

    @Override
    public String toString() {
      return "User[" + id + "]";
    }
  }
}
