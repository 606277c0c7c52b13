/** What the shop sells: products, their departures and what is free, as people see it. */
@NullMarked
package com.cruisemall.payment.catalogue;

import org.jspecify.annotations.NullMarked;
