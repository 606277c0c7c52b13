/** Tests of the whole suite through the gateway, on real servers. */
@NullMarked
package com.cruisemall.e2e;

import org.jspecify.annotations.NullMarked;
