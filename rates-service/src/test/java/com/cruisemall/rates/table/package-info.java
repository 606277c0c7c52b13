/** Tests of the table with and without Redis. */
@NullMarked
package com.cruisemall.rates.table;

import org.jspecify.annotations.NullMarked;
