/** How much is asked of the model and how often, and when it is left alone. */
@NullMarked
package com.cruisemall.chat.guard;

import org.jspecify.annotations.NullMarked;
