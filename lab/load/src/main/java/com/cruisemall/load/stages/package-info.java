/** One part of a simulation each: what is done to the shop, and what was seen of it. */
@NullMarked
package com.cruisemall.load.stages;

import org.jspecify.annotations.NullMarked;
