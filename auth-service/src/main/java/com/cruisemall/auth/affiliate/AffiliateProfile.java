package com.cruisemall.auth.affiliate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Profile of a partner.
 *
 * @param affiliateCode code by which orders name the partner; upper case, immutable
 * @param landingSlug path of the partner's landing page
 * @param withholdingPercent share of a payout that is withheld as tax
 * @param manager the partner above
 * @param version of this profile; sent as {@code ETag}
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AffiliateProfile(
    UUID id,
    @JsonIgnore UUID accountId,
    String affiliateCode,
    AffiliateType type,
    AffiliateStatus status,
    String displayName,
    @Nullable String landingSlug,
    BigDecimal withholdingPercent,
    @Nullable Manager manager,
    @JsonIgnore long version) {

  /** Partner that an agent or branch belongs to. */
  public record Manager(UUID id, String displayName) {}

  /**
   * Columns that {@link #of} reads, for a statement with the aliases {@code f} for the partner and
   * {@code m} for the manager.
   */
  public static final String COLUMNS =
      """
      f.id as affiliate_id, f.account_id as affiliate_account_id, f.affiliate_code, f.type, f.status,
      f.display_name, f.landing_slug, f.withholding_percent, f.version as affiliate_version,
      m.id as manager_id, m.display_name as manager_name
      """;

  /** Reads the partner from a row with the {@link #COLUMNS}. */
  public static AffiliateProfile of(Tuple row) {
    UUID manager = row.get("manager_id", UUID.class);
    return new AffiliateProfile(
        row.get("affiliate_id", UUID.class),
        row.get("affiliate_account_id", UUID.class),
        row.get("affiliate_code", String.class),
        AffiliateType.valueOf(row.get("type", String.class)),
        AffiliateStatus.valueOf(row.get("status", String.class)),
        row.get("display_name", String.class),
        row.get("landing_slug", String.class),
        row.get("withholding_percent", BigDecimal.class),
        manager == null ? null : new Manager(manager, row.get("manager_name", String.class)),
        row.get("affiliate_version", Long.class));
  }
}
