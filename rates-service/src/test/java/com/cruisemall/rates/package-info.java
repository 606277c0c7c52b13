/** What the tests of this service share. */
@NullMarked
package com.cruisemall.rates;

import org.jspecify.annotations.NullMarked;
