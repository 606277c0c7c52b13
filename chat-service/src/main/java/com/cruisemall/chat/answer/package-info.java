/** One answer of the concierge, from the model or from the fallback, and the plain endpoint. */
@NullMarked
package com.cruisemall.chat.answer;

import org.jspecify.annotations.NullMarked;
