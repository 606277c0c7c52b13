/** Resilience of model calls: queue, retries, second model, circuit breakers, quota hold-off. */
@NullMarked
package com.cruisemall.chat.guard;

import org.jspecify.annotations.NullMarked;
