/** Toss Payments' API for shops, its webhooks, and the control endpoints of the sandbox. */
@NullMarked
package com.cruisemall.sandbox.psp.api;

import org.jspecify.annotations.NullMarked;
