@NullMarked
package com.cruisemall.chat.guard;

import org.jspecify.annotations.NullMarked;
