/** Giving an order back: what its owner or the shop asks for, and what is paid back. */
@NullMarked
package com.cruisemall.payment.cancellation;

import org.jspecify.annotations.NullMarked;
