/** People who use the shop, and what they were answered. */
@NullMarked
package com.cruisemall.load.journeys;

import org.jspecify.annotations.NullMarked;
