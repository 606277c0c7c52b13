/** Command line of the simulation. */
@NullMarked
package com.cruisemall.load.simulate;

import org.jspecify.annotations.NullMarked;
