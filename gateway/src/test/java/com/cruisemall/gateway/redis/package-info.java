/** Tests of the Redis client with a real Redis. */
@NullMarked
package com.cruisemall.gateway.redis;

import org.jspecify.annotations.NullMarked;
