/** Orders, their states and who may see them. */
@NullMarked
package com.cruisemall.payment.order;

import org.jspecify.annotations.NullMarked;
