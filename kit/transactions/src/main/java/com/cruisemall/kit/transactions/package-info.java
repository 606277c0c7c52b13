/** Short transactions, retried when the database asks for it. */
@NullMarked
package com.cruisemall.kit.transactions;

import org.jspecify.annotations.NullMarked;
