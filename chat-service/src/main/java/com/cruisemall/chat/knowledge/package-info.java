/** What the shop knows about travelling with it: questions and answers that staff edit. */
@NullMarked
package com.cruisemall.chat.knowledge;

import org.jspecify.annotations.NullMarked;
