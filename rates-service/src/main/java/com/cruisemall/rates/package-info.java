/** Foreign exchange rates in exact decimals; currency codes and error codes. */
@NullMarked
package com.cruisemall.rates;

import org.jspecify.annotations.NullMarked;
