/** The concierge of the shop. */
@NullMarked
package com.cruisemall.chat;

import org.jspecify.annotations.NullMarked;
