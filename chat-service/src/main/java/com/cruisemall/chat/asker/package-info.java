/** Who is answered. */
@NullMarked
package com.cruisemall.chat.asker;

import org.jspecify.annotations.NullMarked;
