/** What goes wrong on the way: a proxy that slows, breaks and swallows, and a gateway behind it. */
@NullMarked
package com.cruisemall.load.fault;

import org.jspecify.annotations.NullMarked;
