/** Tests of the rules of prices. */
@NullMarked
package com.cruisemall.payment.checkout;

import org.jspecify.annotations.NullMarked;
