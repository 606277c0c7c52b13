/** What is said of requests to a collector. */
@NullMarked
package com.cruisemall.kit.tracing;

import org.jspecify.annotations.NullMarked;
