/** Optimistic locking over HTTP: a change names the version that it was made on. */
@NullMarked
package com.cruisemall.kit.version;

import org.jspecify.annotations.NullMarked;
