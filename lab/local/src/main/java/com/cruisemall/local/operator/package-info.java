/** Operator tasks on a running stack: key rotation and the import of an old shop. */
@NullMarked
package com.cruisemall.local.operator;

import org.jspecify.annotations.NullMarked;
