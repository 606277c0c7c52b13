package com.cruisemall.payment.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Product in a response.
 *
 * @param basePrice in won
 * @param nextDepartureDate of the sailings that accept orders
 * @param itinerary absent in lists, like {@code imageUrls}
 */
public record ProductView(
    String productCode,
    String cruiseLine,
    String shipName,
    String packageName,
    int nights,
    int days,
    long basePrice,
    String description,
    @Nullable String category,
    List<String> tags,
    @Nullable String imageUrl,
    SaleStatus saleStatus,
    String region,
    String destinations,
    List<Flag> flags,
    @Nullable LocalDate nextDepartureDate,
    @JsonInclude(Include.NON_NULL) @Nullable List<ItineraryDay> itinerary,
    @JsonInclude(Include.NON_NULL) @Nullable List<String> imageUrls) {}
