package com.cruisemall.auth.oldshop;

import com.cruisemall.auth.affiliate.AffiliateStatus;
import com.cruisemall.auth.affiliate.AffiliateType;
import com.cruisemall.kit.text.TextNormalizer;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Partner of the old shop.
 *
 * @param managerId the old shop's id of the partner above
 */
record OldAffiliate(
    String id,
    String userId,
    String code,
    AffiliateType type,
    AffiliateStatus status,
    String displayName,
    @Nullable String landingSlug,
    @Nullable BigDecimal withholdingPercent,
    Optional<String> managerId) {

  static OldAffiliate of(OldRecord record) {
    String code = record.required("affiliateCode").toUpperCase(Locale.ROOT);
    return new OldAffiliate(
        record.id(),
        record.required("userId"),
        code,
        type(record.required("type")),
        "ACTIVE".equalsIgnoreCase(record.text("status").orElse("ACTIVE"))
            ? AffiliateStatus.ACTIVE
            : AffiliateStatus.SUSPENDED,
        TextNormalizer.name(record.text("displayName").orElse(code)),
        record.text("landingSlug").map(slug -> slug.toLowerCase(Locale.ROOT)).orElse(null),
        percent(record.text("withholdingPercent", "withholdingRate")),
        record.text("managerId"));
  }

  private static AffiliateType type(String name) {
    try {
      return AffiliateType.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException _) {
      throw new InvalidRecordException("type is none of HQ, BRANCH_MANAGER, SALES_AGENT");
    }
  }

  private static @Nullable BigDecimal percent(Optional<String> text) {
    try {
      return text.map(BigDecimal::new).orElse(null);
    } catch (NumberFormatException _) {
      throw new InvalidRecordException("withholdingPercent is not a number");
    }
  }
}
