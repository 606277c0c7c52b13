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
 * Partner to be added: immutable account and code, and the editable data.
 *
 * @param userId id of the person's account
 */
public record NewAffiliate(
    @NotNull UUID userId,
    @NotNull @Pattern(regexp = "[A-Z0-9][A-Z0-9-]{2,31}", message = "{constraint.affiliate-code}")
        String affiliateCode,
    @NotNull AffiliateType type,
    @Nullable AffiliateStatus status,
    @NotNull @Size(max = 100) @NormalizedName String displayName,
    @Pattern(regexp = "[a-z0-9][a-z0-9-]{1,49}", message = "{constraint.landing-slug}")
        @Nullable String landingSlug,
    @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 2)
        @Nullable BigDecimal withholdingPercent,
    @Nullable UUID managerId) {

  AffiliateData data() {
    return new AffiliateData(type, status, displayName, landingSlug, withholdingPercent, managerId);
  }
}
