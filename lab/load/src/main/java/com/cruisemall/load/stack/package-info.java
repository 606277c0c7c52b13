/** The running stack, as the programs here reach it. */
@NullMarked
package com.cruisemall.load.stack;

import org.jspecify.annotations.NullMarked;
