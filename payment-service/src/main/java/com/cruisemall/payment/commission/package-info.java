/** What affiliates get of a sale. */
@NullMarked
package com.cruisemall.payment.commission;

import org.jspecify.annotations.NullMarked;
