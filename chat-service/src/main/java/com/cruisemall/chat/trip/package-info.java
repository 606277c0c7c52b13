/** What a signed-in person has booked, as auth-service tells it. */
@NullMarked
package com.cruisemall.chat.trip;

import org.jspecify.annotations.NullMarked;
