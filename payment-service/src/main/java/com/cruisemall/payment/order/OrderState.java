package com.cruisemall.payment.order;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An order as it stands, its row locked by whoever got this.
 *
 * @param amount in won
 * @param refundedAmount in won
 * @param paymentKey of the payment that paid it; empty before that
 */
public record OrderState(
    String id,
    UUID userId,
    OrderStatus status,
    UUID sailingId,
    long amount,
    long refundedAmount,
    Optional<String> affiliateCode,
    OrderTerms terms,
    Instant holdExpiresAt,
    Optional<String> paymentKey) {}
