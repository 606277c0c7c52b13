/** Short transactions, retried when the database asks for it. */
@NullMarked
package com.cruisemall.kit.jdbc.transaction;

import org.jspecify.annotations.NullMarked;
