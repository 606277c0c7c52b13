/** Knowledge base of the shop: questions and answers that staff edit, and their search. */
@NullMarked
package com.cruisemall.chat.knowledge;

import org.jspecify.annotations.NullMarked;
