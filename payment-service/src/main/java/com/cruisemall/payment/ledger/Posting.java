package com.cruisemall.payment.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What belongs to one movement of money.
 *
 * @param sourceId the payment or refund behind it
 * @param round which time it happens to that source, from 1
 * @param at when the money moved
 */
public record Posting(
    String orderId, UUID sourceId, int round, Optional<String> affiliateCode, Instant at) {}
