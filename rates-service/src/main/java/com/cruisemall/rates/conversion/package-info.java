/** Exact conversion of amounts between currencies. */
@NullMarked
package com.cruisemall.rates.conversion;

import org.jspecify.annotations.NullMarked;
