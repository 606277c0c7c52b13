/** Tests of the rules of commissions. */
@NullMarked
package com.cruisemall.payment.commission;

import org.jspecify.annotations.NullMarked;
