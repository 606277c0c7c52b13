@NullMarked
package com.cruisemall.chat.vision;

import org.jspecify.annotations.NullMarked;
