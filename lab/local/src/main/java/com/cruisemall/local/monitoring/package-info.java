/** Prometheus on this machine, which watches the stack and shows its figures. */
@NullMarked
package com.cruisemall.local.monitoring;

import org.jspecify.annotations.NullMarked;
