/** Tests of the rates people ask for. */
@NullMarked
package com.cruisemall.rates.rate;

import org.jspecify.annotations.NullMarked;
