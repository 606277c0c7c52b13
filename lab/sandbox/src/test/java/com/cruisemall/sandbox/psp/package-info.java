/** Tests of the simulated PSP over HTTP. */
@NullMarked
package com.cruisemall.sandbox.psp;

import org.jspecify.annotations.NullMarked;
