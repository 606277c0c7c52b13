/** Benchmarks run by hand: orders beside pgbench, and start-up times. */
@NullMarked
package com.cruisemall.load;

import org.jspecify.annotations.NullMarked;
