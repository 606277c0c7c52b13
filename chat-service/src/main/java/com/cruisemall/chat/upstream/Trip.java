package com.cruisemall.chat.upstream;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A booked trip. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Trip(
    @Nullable String reservationCode,
    @Nullable String productCode,
    @Nullable String shipName,
    @Nullable LocalDate startDate,
    @Nullable LocalDate endDate,
    int nights,
    @Nullable String status) {}
