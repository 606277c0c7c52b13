/** History of daily rates. */
@NullMarked
package com.cruisemall.rates.history;

import org.jspecify.annotations.NullMarked;
