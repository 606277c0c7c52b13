/** PostgreSQL, Redis and Kafka on loopback, from binaries in build artifacts. */
@NullMarked
package com.cruisemall.local.backing;

import org.jspecify.annotations.NullMarked;
