/** Short transactions with retries, and database failures as error responses. */
@NullMarked
package com.cruisemall.kit.transactions;

import org.jspecify.annotations.NullMarked;
