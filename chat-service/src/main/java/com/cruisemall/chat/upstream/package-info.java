/** Clients of the other services, with deadlines, bulkheads and circuit breakers. */
@NullMarked
package com.cruisemall.chat.upstream;

import org.jspecify.annotations.NullMarked;
