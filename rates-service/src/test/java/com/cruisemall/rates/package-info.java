/** Shared test support, and tests of currency codes. */
@NullMarked
package com.cruisemall.rates;

import org.jspecify.annotations.NullMarked;
