package com.cruisemall.auth.profile;

import com.cruisemall.auth.account.Role;
import com.cruisemall.auth.affiliate.AffiliateProfile;
import com.cruisemall.auth.trip.Trip;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person with all that belongs to the person; the latest trip first. */
record Profile(User user, List<Trip> trips, @Nullable AffiliateProfile affiliateProfile) {

  /**
   * The part that the person edits.
   *
   * @param version counts the edits and nothing else; travels as {@code ETag}
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record User(
      UUID id,
      String name,
      String phone,
      @Nullable String email,
      Role role,
      @JsonIgnore long version) {
    /** What {@link #of} reads; for a statement in which {@code a} is the account. */
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
