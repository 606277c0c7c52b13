/** Tests of currency codes. */
@NullMarked
package com.cruisemall.rates.currency;

import org.jspecify.annotations.NullMarked;
