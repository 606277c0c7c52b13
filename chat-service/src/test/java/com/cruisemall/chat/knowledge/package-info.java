@NullMarked
package com.cruisemall.chat.knowledge;

import org.jspecify.annotations.NullMarked;
