/** Stored conversations of signed-in people; only their owner can read them. */
@NullMarked
package com.cruisemall.chat.history;

import org.jspecify.annotations.NullMarked;
