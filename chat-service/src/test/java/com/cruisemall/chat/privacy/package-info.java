@NullMarked
package com.cruisemall.chat.privacy;

import org.jspecify.annotations.NullMarked;
