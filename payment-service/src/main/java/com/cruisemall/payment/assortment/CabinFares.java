package com.cruisemall.payment.assortment;

import com.cruisemall.payment.fare.FareCategory;
import com.cruisemall.payment.sailing.CabinType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.Map;

/** What one person pays in a type of cabin, in won; a category that is absent is not sold. */
public record CabinFares(
    @NotNull CabinType cabinType,
    @NotEmpty Map<FareCategory, @NotNull @Min(0) @Max(1_000_000_000) Long> fares) {}
