package com.cruisemall.payment.order;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Snapshot of an order whose row is locked.
 *
 * @param amount in won
 * @param refundedAmount in won
 * @param paymentKey of the payment that has paid the order; empty before it
 */
public record LockedOrder(
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
