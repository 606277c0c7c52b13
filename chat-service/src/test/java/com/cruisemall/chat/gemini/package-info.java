@NullMarked
package com.cruisemall.chat.gemini;

import org.jspecify.annotations.NullMarked;
