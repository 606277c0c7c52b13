/** Measurements of the stack: metrics, statements, Redis, processor and memory. */
@NullMarked
package com.cruisemall.load.probe;

import org.jspecify.annotations.NullMarked;
