/** Commission of affiliate sales. */
@NullMarked
package com.cruisemall.payment.commission;

import org.jspecify.annotations.NullMarked;
