package com.cruisemall.auth.affiliate;

import com.cruisemall.kit.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Repository of partners. The caller opens the transaction. */
@ApplicationScoped
class AffiliateRepository {
  private static final String SELECT =
      "select "
          + AffiliateProfile.COLUMNS
          + " from affiliate_profile f left join affiliate_profile m on m.id = f.manager_id ";

  private final EntityManager database;

  AffiliateRepository(EntityManager database) {
    this.database = database;
  }

  Optional<AffiliateProfile> ofAccount(UUID accountId) {
    return list(tuples(SELECT + "where f.account_id = :id").setParameter("id", accountId)).stream()
        .findFirst();
  }

  Optional<AffiliateProfile> find(UUID id) {
    return list(tuples(SELECT + "where f.id = :id").setParameter("id", id)).stream().findFirst();
  }

  /** Returns the agents of a manager, newest first. */
  List<AffiliateProfile> agents(UUID managerId, PageRequest page) {
    return list(
        tuples(
                SELECT
                    + """
                    where f.manager_id = :id order by f.id desc offset :offset limit :limit
                    """)
            .setParameter("id", managerId)
            .setParameter("offset", page.offset())
            .setParameter("limit", page.limit()));
  }

  long countAgents(UUID managerId) {
    return number(
        database
            .createNativeQuery("select count(*) from affiliate_profile where manager_id = :id")
            .setParameter("id", managerId));
  }

  List<AffiliateProfile> all(PageRequest page) {
    return list(
        tuples(SELECT + "order by f.id desc offset :offset limit :limit")
            .setParameter("offset", page.offset())
            .setParameter("limit", page.limit()));
  }

  long count() {
    return number(database.createNativeQuery("select count(*) from affiliate_profile"));
  }

  /** Reads a partner's type and locks it against changes until the transaction ends. */
  Optional<AffiliateType> lockTypeShared(UUID id) {
    return type(id, "for share");
  }

  /** Reads a partner's type and locks the row for a change. */
  Optional<AffiliateType> lockType(UUID id) {
    return type(id, "for update");
  }

  private Optional<AffiliateType> type(UUID id, String lock) {
    List<?> found =
        database
            .createNativeQuery("select type from affiliate_profile where id = :id " + lock)
            .setParameter("id", id)
            .getResultList();
    return found.stream().findFirst().map(type -> AffiliateType.valueOf(type.toString()));
  }

  /** Checks for agents that may not have a manager of the given type. */
  boolean hasAgentsBelow(UUID id, AffiliateType type) {
    List<?> types =
        database
            .createNativeQuery("select distinct type from affiliate_profile where manager_id = :id")
            .setParameter("id", id)
            .getResultList();
    return types.stream()
        .map(agent -> AffiliateType.valueOf(agent.toString()))
        .anyMatch(agent -> !agent.managers().contains(type));
  }

  /** Adds a partner. A constraint fails if another partner has the account, code or slug. */
  void add(UUID id, UUID accountId, String code, AffiliateData data) {
    values(
            database.createNativeQuery(
                """
                insert into affiliate_profile
                  (id, account_id, affiliate_code, type, status, display_name, landing_slug,
                   withholding_percent, manager_id)
                values (:id, :accountId, :code, :type, :status, :displayName,
                        cast(:landingSlug as text), :withholding, cast(:managerId as uuid))
                """),
            data)
        .setParameter("id", id)
        .setParameter("accountId", accountId)
        .setParameter("code", code)
        .executeUpdate();
  }

  /** Changes a partner that is still at the given version. */
  boolean change(UUID id, long version, AffiliateData data) {
    return values(
                database.createNativeQuery(
                    """
                    update affiliate_profile
                    set type = :type, status = :status, display_name = :displayName,
                        landing_slug = cast(:landingSlug as text),
                        withholding_percent = :withholding,
                        manager_id = cast(:managerId as uuid), version = version + 1
                    where id = :id and version = :version
                    """),
                data)
            .setParameter("id", id)
            .setParameter("version", version)
            .executeUpdate()
        == 1;
  }

  /**
   * Returns the name of a value that another partner has.
   *
   * @param id the partner that may have them
   */
  Optional<String> taken(UUID id, UUID accountId, String code, AffiliateData data) {
    List<?> fields =
        database
            .createNativeQuery(
                """
                select case when account_id = :accountId then 'accountId'
                            when affiliate_code = :code then 'affiliateCode'
                            else 'landingSlug' end
                from affiliate_profile
                where id <> :id
                  and (account_id = :accountId or affiliate_code = :code
                       or landing_slug = cast(:landingSlug as text))
                order by 1
                """)
            .setParameter("id", id)
            .setParameter("accountId", accountId)
            .setParameter("code", code)
            .setParameter("landingSlug", data.landingSlug())
            .getResultList();
    return fields.stream().findFirst().map(Object::toString);
  }

  private static Query values(Query statement, AffiliateData data) {
    UUID manager = data.managerId();
    return statement
        .setParameter("type", data.type().name())
        .setParameter("status", data.statusOrDefault().name())
        .setParameter("displayName", data.displayName().strip())
        .setParameter("landingSlug", data.landingSlug())
        .setParameter("withholding", data.withholdingOrDefault())
        .setParameter("managerId", manager == null ? null : manager.toString());
  }

  private Query tuples(String sql) {
    return database.createNativeQuery(sql, Tuple.class);
  }

  @SuppressWarnings("unchecked")
  private static List<AffiliateProfile> list(Query query) {
    return ((List<Tuple>) query.getResultList()).stream().map(AffiliateProfile::of).toList();
  }

  private static long number(Query query) {
    return ((Number) query.getSingleResult()).longValue();
  }
}
