/** Tests of the outbox module. */
@NullMarked
package com.cruisemall.kit.outbox;

import org.jspecify.annotations.NullMarked;
