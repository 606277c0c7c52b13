/** Current rates of any base, as cross rates of the USD table. */
@NullMarked
package com.cruisemall.rates.rate;

import org.jspecify.annotations.NullMarked;
