/** Tests of database failures. */
@NullMarked
package com.cruisemall.kit.transactions;

import org.jspecify.annotations.NullMarked;
