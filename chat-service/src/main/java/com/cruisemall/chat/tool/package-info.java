/** What the model may have looked up for the person it answers. */
@NullMarked
package com.cruisemall.chat.tool;

import org.jspecify.annotations.NullMarked;
