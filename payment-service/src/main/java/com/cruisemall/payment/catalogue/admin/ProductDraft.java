package com.cruisemall.payment.catalogue.admin;

import com.cruisemall.kit.text.AsTyped;
import com.cruisemall.kit.text.NormalizedName;
import com.cruisemall.payment.catalogue.Flag;
import com.cruisemall.payment.catalogue.ItineraryDay;
import com.cruisemall.payment.catalogue.Region;
import com.cruisemall.payment.catalogue.SaleStatus;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Body of a product.
 *
 * @param destinations the route as shown to customers, such as {@code 부산 · 나가사키 · 가고시마}
 * @param basePrice the price in lists, in won; the fares of a sailing decide the price of an order
 */
public record ProductDraft(
    @NotNull @Pattern(regexp = CODE, message = "{constraint.identifier}") String productCode,
    @NotNull @Size(max = 100) @NormalizedName String cruiseLine,
    @NotNull @Size(max = 100) @NormalizedName String shipName,
    @NotNull @Size(max = 200) @NormalizedName String packageName,
    @Min(0) @Max(365) int nights,
    @Min(1) @Max(366) int days,
    @NotNull @Size(max = 366) List<@NotNull @Valid ItineraryDay> itinerary,
    @NotBlank @Size(max = 500) @AsTyped String destinations,
    @Min(0) @Max(1_000_000_000) long basePrice,
    @NotNull @Size(max = 4000) @AsTyped String description,
    @Nullable @Size(max = 60) @NormalizedName String category,
    @NotNull @Size(max = 30) List<@NotBlank @Size(max = 40) @AsTyped String> tags,
    @NotNull @Pattern(regexp = Region.ANY, message = "{constraint.choice}") String region,
    @NotNull Set<@NotNull Flag> flags,
    @NotNull SaleStatus saleStatus,
    @Nullable @Pattern(regexp = ADDRESS, message = "{constraint.web-address}") String thumbnailUrl,
    @NotNull @Size(max = 50)
        List<@NotNull @Pattern(regexp = ADDRESS, message = "{constraint.web-address}") String>
            imageUrls) {
  static final String CODE = "[A-Za-z0-9_-]{1,64}";
  private static final String ADDRESS = "(/|https://)[^\\s\"'<>\\\\]{1,500}";
}
