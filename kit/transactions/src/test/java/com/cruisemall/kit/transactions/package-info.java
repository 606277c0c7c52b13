/** Tests of the transactions. */
@NullMarked
package com.cruisemall.kit.transactions;

import org.jspecify.annotations.NullMarked;
