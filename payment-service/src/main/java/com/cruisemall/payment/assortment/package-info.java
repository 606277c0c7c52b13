/** What the administration does to the catalogue: products, departures, fares. */
@NullMarked
package com.cruisemall.payment.assortment;

import org.jspecify.annotations.NullMarked;
