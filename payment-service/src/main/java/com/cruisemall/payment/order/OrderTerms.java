package com.cruisemall.payment.order;

import com.cruisemall.payment.commission.CommissionTerms;
import com.cruisemall.payment.fare.CancellationPolicy;
import java.time.LocalDate;

/**
 * Terms that were agreed when the order was placed. Later changes of product, policy and commission
 * do not apply to it.
 *
 * @param companionType 혼자, 가족 or 동행, derived from the travellers
 */
public record OrderTerms(
    String productCode,
    String productName,
    String cruiseLine,
    String shipName,
    String destinations,
    int nights,
    LocalDate departureDate,
    LocalDate returnDate,
    String companionType,
    CancellationPolicy cancellation,
    CommissionTerms commission) {}
