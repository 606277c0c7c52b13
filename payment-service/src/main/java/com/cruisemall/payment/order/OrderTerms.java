package com.cruisemall.payment.order;

import com.cruisemall.payment.commission.CommissionTerms;
import com.cruisemall.payment.fare.CancellationPolicy;
import java.time.LocalDate;

/**
 * What was agreed on when the order was made; later changes of product, policy and commission do
 * not touch it.
 *
 * @param companionType 혼자, 가족 or 동행, by who travels
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
