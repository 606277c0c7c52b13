/** The gateway's way to a real Redis. */
@NullMarked
package com.cruisemall.gateway.redis;

import org.jspecify.annotations.NullMarked;
