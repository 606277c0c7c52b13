/** The entry points: the daemon behind the tests. */
@NullMarked
package com.cruisemall.local;

import org.jspecify.annotations.NullMarked;
