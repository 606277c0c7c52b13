/** Double-entry ledger, its consistency check and its metrics. */
@NullMarked
package com.cruisemall.payment.ledger;

import org.jspecify.annotations.NullMarked;
