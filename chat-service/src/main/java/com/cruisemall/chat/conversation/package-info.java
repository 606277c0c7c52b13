/** What is said between a person and the concierge, and how a conversation is named. */
@NullMarked
package com.cruisemall.chat.conversation;

import org.jspecify.annotations.NullMarked;
