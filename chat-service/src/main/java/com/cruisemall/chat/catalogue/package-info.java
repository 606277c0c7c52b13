/** What the shop sells, as payment-service tells it. */
@NullMarked
package com.cruisemall.chat.catalogue;

import org.jspecify.annotations.NullMarked;
