/** Traces with OpenTelemetry, which are off until somebody is there to take them. */
@NullMarked
package com.cruisemall.kit.tracing;

import org.jspecify.annotations.NullMarked;
