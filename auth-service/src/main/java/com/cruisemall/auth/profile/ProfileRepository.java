package com.cruisemall.auth.profile;

import com.cruisemall.auth.affiliate.AffiliateProfile;
import com.cruisemall.kit.version.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Repository of profiles. A profile with trips and partner profile is one round trip: one
 * statement, outside of a transaction, because a commit would be the second.
 */
@ApplicationScoped
class ProfileRepository {
  private static final String SELECT =
      "select "
          + String.join(", ", Profile.User.COLUMNS, AffiliateProfile.COLUMNS, Trip.COLUMNS)
          + """
          from account a
          left join affiliate_profile f on f.account_id = a.id
          left join affiliate_profile m on m.id = f.manager_id
          left join trip t on t.account_id = a.id
          where a.id = :id
          order by t.start_date desc, t.id
          limit 500
          """;

  private static final String UPDATE =
      """
      update account a
      set name = coalesce(cast(:name as text), a.name),
          email = case when :emailGiven then cast(:email as text) else a.email end,
          profile_version = a.profile_version + 1
      where a.id = :id and a.profile_version = :version
      returning
      """;

  private final EntityManager database;
  private final Clock clock;

  ProfileRepository(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  Optional<Profile> find(UUID accountId) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(SELECT, Tuple.class)
            .setParameter("id", accountId)
            .getResultList();
    LocalDate today = Korea.today(clock);
    return rows.stream()
        .findFirst()
        .map(first ->
            new Profile(
                Profile.User.of(first),
                rows.stream()
                    .filter(row -> row.get("trip_id") != null)
                    .map(row -> Trip.of(row, today))
                    .toList(),
                first.get("affiliate_id") == null ? null : AffiliateProfile.of(first)));
  }

  /**
   * Applies a change to a profile that is still at the given version.
   *
   * @param email new address; null removes it, if the change contains one
   * @return empty if the version has changed
   */
  @SuppressWarnings("unchecked")
  Optional<Profile.User> update(
      UUID accountId, Version version, ProfileChange change, @Nullable String email) {
    List<Tuple> rows =
        database
            .createNativeQuery(UPDATE + Profile.User.COLUMNS, Tuple.class)
            .setParameter("id", accountId)
            .setParameter("version", version.number())
            .setParameter("name", change.name())
            .setParameter("emailGiven", change.email() != null)
            .setParameter("email", email)
            .getResultList();
    return rows.stream().findFirst().map(Profile.User::of);
  }
}
