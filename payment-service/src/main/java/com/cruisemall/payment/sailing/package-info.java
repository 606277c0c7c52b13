/** Departures and their cabins: who holds which, and why the allotment changed. */
@NullMarked
package com.cruisemall.payment.sailing;

import org.jspecify.annotations.NullMarked;
