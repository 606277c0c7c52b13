/** The whole suite as its users meet it: through the gateway, on real servers. */
@NullMarked
package com.cruisemall.e2e;

import org.jspecify.annotations.NullMarked;
