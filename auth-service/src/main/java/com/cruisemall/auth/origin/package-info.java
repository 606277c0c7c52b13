/** Where a request comes from; steers how patient the shop is, and gives no right. */
@NullMarked
package com.cruisemall.auth.origin;

import org.jspecify.annotations.NullMarked;
