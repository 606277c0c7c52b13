/** Double entry of every won, and the check that everything agrees. */
@NullMarked
package com.cruisemall.payment.ledger;

import org.jspecify.annotations.NullMarked;
