/** Idempotent requests: executed once, their response replayed for repetitions. */
@NullMarked
package com.cruisemall.payment.idempotency;

import org.jspecify.annotations.NullMarked;
