/** Tests of the rates people ask for. */
@NullMarked
package com.cruisemall.rates.conversion;

import org.jspecify.annotations.NullMarked;
