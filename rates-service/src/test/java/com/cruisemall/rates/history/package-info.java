/** Tests of the rates people ask for. */
@NullMarked
package com.cruisemall.rates.history;

import org.jspecify.annotations.NullMarked;
