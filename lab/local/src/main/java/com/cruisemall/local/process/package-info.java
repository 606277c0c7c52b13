/** Child processes: start, readiness, stop, and recovery after the parent was killed. */
@NullMarked
package com.cruisemall.local.process;

import org.jspecify.annotations.NullMarked;
