/** How much each person may ask. */
@NullMarked
package com.cruisemall.chat.quota;

import org.jspecify.annotations.NullMarked;
