/** The same answer as it comes into being, as server-sent events. */
@NullMarked
package com.cruisemall.chat.stream;

import org.jspecify.annotations.NullMarked;
