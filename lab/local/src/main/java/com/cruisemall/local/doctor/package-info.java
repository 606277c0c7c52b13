/** Checks of a running stack: readiness, databases, pools, Redis, Kafka, keys, limits, partners. */
@NullMarked
package com.cruisemall.local.doctor;

import org.jspecify.annotations.NullMarked;
