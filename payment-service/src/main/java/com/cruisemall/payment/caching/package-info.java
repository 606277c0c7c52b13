/** Answers that everybody may see, and that browsers and the gateway may keep for a while. */
@NullMarked
package com.cruisemall.payment.caching;

import org.jspecify.annotations.NullMarked;
