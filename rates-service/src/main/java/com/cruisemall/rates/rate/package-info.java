/** Rates as people ask for them: any base, as a cross rate of the USD table. */
@NullMarked
package com.cruisemall.rates.rate;

import org.jspecify.annotations.NullMarked;
