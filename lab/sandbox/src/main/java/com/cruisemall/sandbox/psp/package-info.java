/** A payment provider of Toss Payments' kind: its payments, and what it keeps of them on disk. */
@NullMarked
package com.cruisemall.sandbox.psp;

import org.jspecify.annotations.NullMarked;
