/** HTTP control endpoint of running servers, and the daemon that runs them for tests. */
@NullMarked
package com.cruisemall.local;

import org.jspecify.annotations.NullMarked;
