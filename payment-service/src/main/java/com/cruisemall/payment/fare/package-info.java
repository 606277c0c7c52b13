/** What a person pays by age, and what is kept when a booking is given back. */
@NullMarked
package com.cruisemall.payment.fare;

import org.jspecify.annotations.NullMarked;
