/** The calls by which the payment provider tells the shop of changes. */
@NullMarked
package com.cruisemall.sandbox.psp.webhook;

import org.jspecify.annotations.NullMarked;
