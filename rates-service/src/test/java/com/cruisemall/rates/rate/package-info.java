/** Tests of current rates. */
@NullMarked
package com.cruisemall.rates.rate;

import org.jspecify.annotations.NullMarked;
