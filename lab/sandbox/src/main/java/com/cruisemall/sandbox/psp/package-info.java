/** Simulated Toss Payments PSP: payments, their state machine and journal. */
@NullMarked
package com.cruisemall.sandbox.psp;

import org.jspecify.annotations.NullMarked;
