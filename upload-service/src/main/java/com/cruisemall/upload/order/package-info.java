/** What payment-service says about an order. */
@NullMarked
package com.cruisemall.upload.order;

import org.jspecify.annotations.NullMarked;
