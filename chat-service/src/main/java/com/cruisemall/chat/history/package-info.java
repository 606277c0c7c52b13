/** The conversations of signed-in people, kept for them and for nobody else. */
@NullMarked
package com.cruisemall.chat.history;

import org.jspecify.annotations.NullMarked;
