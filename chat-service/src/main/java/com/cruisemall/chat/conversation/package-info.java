/** Conversations, their messages, and the user who takes part. */
@NullMarked
package com.cruisemall.chat.conversation;

import org.jspecify.annotations.NullMarked;
