/** Points at which a test ends the process as a power cut would. */
@NullMarked
package com.cruisemall.payment.crash;

import org.jspecify.annotations.NullMarked;
