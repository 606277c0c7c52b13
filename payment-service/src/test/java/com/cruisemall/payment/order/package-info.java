/** Tests of the rules of the states of an order. */
@NullMarked
package com.cruisemall.payment.order;

import org.jspecify.annotations.NullMarked;
