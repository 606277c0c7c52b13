/** Who a request comes from, as the internal token says. */
@NullMarked
package com.cruisemall.kit.caller;

import org.jspecify.annotations.NullMarked;
