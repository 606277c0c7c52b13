@NullMarked
package com.cruisemall.chat.currency;

import org.jspecify.annotations.NullMarked;
