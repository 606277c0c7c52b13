/** Deadline propagation from the gateway through every downstream call. */
@NullMarked
package com.cruisemall.kit.deadline;

import org.jspecify.annotations.NullMarked;
