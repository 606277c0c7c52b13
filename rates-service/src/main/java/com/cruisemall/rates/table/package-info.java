/** The one USD table of the fleet: from memory, from Redis, or fetched by one leader. */
@NullMarked
package com.cruisemall.rates.table;

import org.jspecify.annotations.NullMarked;
