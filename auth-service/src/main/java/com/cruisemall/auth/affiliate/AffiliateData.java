package com.cruisemall.auth.affiliate;

import com.cruisemall.kit.text.NormalizedName;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Editable data of a partner. An absent field is cleared or gets its default.
 *
 * @param status {@code ACTIVE} unless given
 * @param withholdingPercent 3.3 unless given
 */
record AffiliateData(
    @NotNull AffiliateType type,
    @Nullable AffiliateStatus status,
    @NotNull @Size(max = 100) @NormalizedName String displayName,
    @Pattern(regexp = "[a-z0-9][a-z0-9-]{1,49}", message = "{constraint.landing-slug}")
        @Nullable String landingSlug,
    @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 2)
        @Nullable BigDecimal withholdingPercent,
    @Nullable UUID managerId) {
  private static final BigDecimal USUAL_WITHHOLDING = new BigDecimal("3.30");

  static AffiliateData of(AffiliateType type, String displayName) {
    return new AffiliateData(type, null, displayName, null, null, null);
  }

  AffiliateStatus statusOrDefault() {
    return status == null ? AffiliateStatus.ACTIVE : status;
  }

  BigDecimal withholdingOrDefault() {
    return withholdingPercent == null ? USUAL_WITHHOLDING : withholdingPercent;
  }
}
