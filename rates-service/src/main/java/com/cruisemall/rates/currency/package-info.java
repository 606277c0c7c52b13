/** What a currency is: its ISO 4217 code. */
@NullMarked
package com.cruisemall.rates.currency;

import org.jspecify.annotations.NullMarked;
