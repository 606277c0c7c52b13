/** Rules of trips that need no server. */
@NullMarked
package com.cruisemall.auth.trip;

import org.jspecify.annotations.NullMarked;
