/** SDK script and payment window of the PSP. */
@NullMarked
package com.cruisemall.sandbox.psp.window;

import org.jspecify.annotations.NullMarked;
