/** Access to the running stack. */
@NullMarked
package com.cruisemall.load.stack;

import org.jspecify.annotations.NullMarked;
