/** The command. */
@NullMarked
package com.cruisemall.load.simulate;

import org.jspecify.annotations.NullMarked;
