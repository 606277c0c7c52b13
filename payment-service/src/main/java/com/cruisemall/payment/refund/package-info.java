/** Money on its way back: asked of the PSP until it has arrived. */
@NullMarked
package com.cruisemall.payment.refund;

import org.jspecify.annotations.NullMarked;
