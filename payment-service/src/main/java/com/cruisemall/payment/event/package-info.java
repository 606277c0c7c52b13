/** What other services are told. */
@NullMarked
package com.cruisemall.payment.event;

import org.jspecify.annotations.NullMarked;
