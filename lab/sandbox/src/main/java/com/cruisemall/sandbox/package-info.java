/** Simulated partner APIs for the local stack and tests; never deployed. */
@NullMarked
package com.cruisemall.sandbox;

import org.jspecify.annotations.NullMarked;
