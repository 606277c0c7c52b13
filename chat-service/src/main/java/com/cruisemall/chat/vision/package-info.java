/** Questions with an image: validation, scaling, and answers like those of a chat. */
@NullMarked
package com.cruisemall.chat.vision;

import org.jspecify.annotations.NullMarked;
