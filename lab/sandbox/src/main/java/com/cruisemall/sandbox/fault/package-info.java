/** Fault injection over HTTP. */
@NullMarked
package com.cruisemall.sandbox.fault;

import org.jspecify.annotations.NullMarked;
