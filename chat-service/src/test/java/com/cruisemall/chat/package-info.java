@NullMarked
package com.cruisemall.chat;

import org.jspecify.annotations.NullMarked;
