/** What the stack's own figures say, before, during and after. */
@NullMarked
package com.cruisemall.load.probe;

import org.jspecify.annotations.NullMarked;
