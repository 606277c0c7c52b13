/** PostgreSQL, Redis and Kafka on loopback, from programs that came as build artifacts. */
@NullMarked
package com.cruisemall.local.backing;

import org.jspecify.annotations.NullMarked;
