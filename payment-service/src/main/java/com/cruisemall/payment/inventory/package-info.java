/** Cabin inventory of sailings: holds, sales and the allotment ledger. */
@NullMarked
package com.cruisemall.payment.inventory;

import org.jspecify.annotations.NullMarked;
