package com.cruisemall.payment.idempotency;

import java.util.UUID;

/**
 * One try of a request.
 *
 * @param requestId the same for all tries of the request; what the request makes carries it, so
 *     that a later try finds what an earlier one made
 * @param again whether there may have been an earlier try, which crashed
 */
public record Attempt(UUID requestId, boolean again) {}
