/** How other services are asked: with limits, and never so that an answer waits for them. */
@NullMarked
package com.cruisemall.chat.upstream;

import org.jspecify.annotations.NullMarked;
