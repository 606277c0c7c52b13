package com.cruisemall.payment.catalogue.admin;

import com.cruisemall.payment.fare.FareCategory;
import com.cruisemall.payment.inventory.CabinType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.Map;

/** Price for one person in a cabin type, in won; an absent fare is not offered. */
public record CabinFares(
    @NotNull CabinType cabinType,
    @NotEmpty Map<FareCategory, @NotNull @Min(0) @Max(1_000_000_000) Long> fares) {}
