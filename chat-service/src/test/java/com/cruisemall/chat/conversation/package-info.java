@NullMarked
package com.cruisemall.chat.conversation;

import org.jspecify.annotations.NullMarked;
