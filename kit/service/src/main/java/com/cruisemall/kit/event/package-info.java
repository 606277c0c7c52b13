/** Tolerant reading of events of other services. */
@NullMarked
package com.cruisemall.kit.event;

import org.jspecify.annotations.NullMarked;
