/** Requests that are answered once and repeated as often as they are sent. */
@NullMarked
package com.cruisemall.payment.idempotency;

import org.jspecify.annotations.NullMarked;
