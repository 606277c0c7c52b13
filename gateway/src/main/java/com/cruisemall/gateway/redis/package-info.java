/** One pipelined Redis connection for each event loop. */
@NullMarked
package com.cruisemall.gateway.redis;

import org.jspecify.annotations.NullMarked;
