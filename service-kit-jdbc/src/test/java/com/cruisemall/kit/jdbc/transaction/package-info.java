/** Tests of the transactions. */
@NullMarked
package com.cruisemall.kit.jdbc.transaction;

import org.jspecify.annotations.NullMarked;
