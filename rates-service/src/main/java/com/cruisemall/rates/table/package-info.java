/** USD rate table: cached in memory, shared in Redis, refreshed by one leader. */
@NullMarked
package com.cruisemall.rates.table;

import org.jspecify.annotations.NullMarked;
