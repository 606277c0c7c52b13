/** What customers have booked, as the events of their orders tell it. */
@NullMarked
package com.cruisemall.auth.trip;

import org.jspecify.annotations.NullMarked;
