/** Optimistic locking over HTTP: a change names the version that it is based on. */
@NullMarked
package com.cruisemall.kit.version;

import org.jspecify.annotations.NullMarked;
