/** Tests of auth-service over HTTP, against real PostgreSQL, Redis and Kafka. */
@NullMarked
package com.cruisemall.auth;

import org.jspecify.annotations.NullMarked;
