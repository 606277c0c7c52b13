/** Tools that the model may call on behalf of the user. */
@NullMarked
package com.cruisemall.chat.tool;

import org.jspecify.annotations.NullMarked;
