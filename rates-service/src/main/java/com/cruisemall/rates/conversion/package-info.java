/** Amounts of one currency in another, exactly. */
@NullMarked
package com.cruisemall.rates.conversion;

import org.jspecify.annotations.NullMarked;
