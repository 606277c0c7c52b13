/** Orders: states, queries and endpoints. */
@NullMarked
package com.cruisemall.payment.order;

import org.jspecify.annotations.NullMarked;
