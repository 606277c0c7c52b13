/** Tests of the history. */
@NullMarked
package com.cruisemall.rates.history;

import org.jspecify.annotations.NullMarked;
