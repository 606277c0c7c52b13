/** What a model is told: words, pictures, and what it may have looked up. */
@NullMarked
package com.cruisemall.chat.prompt;

import org.jspecify.annotations.NullMarked;
