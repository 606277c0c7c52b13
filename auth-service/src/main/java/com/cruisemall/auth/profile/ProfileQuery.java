package com.cruisemall.auth.profile;

import com.cruisemall.auth.affiliate.AffiliateProfile;
import com.cruisemall.auth.trip.Korea;
import com.cruisemall.auth.trip.Trip;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads a person with trips and affiliate profile in one round trip: one statement, and outside a
 * transaction, whose commit would be the second.
 */
@ApplicationScoped
class ProfileQuery {
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

  private final EntityManager database;
  private final Clock clock;

  ProfileQuery(EntityManager database, Clock clock) {
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
}
