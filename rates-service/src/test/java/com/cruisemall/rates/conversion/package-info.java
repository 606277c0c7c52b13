/** Tests of conversion. */
@NullMarked
package com.cruisemall.rates.conversion;

import org.jspecify.annotations.NullMarked;
