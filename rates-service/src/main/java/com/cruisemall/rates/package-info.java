/** Foreign exchange rates, in exact decimals, whatever is down. */
@NullMarked
package com.cruisemall.rates;

import org.jspecify.annotations.NullMarked;
