/** Tests of the table, shared and alone. */
@NullMarked
package com.cruisemall.rates.table;

import org.jspecify.annotations.NullMarked;
