/** Exchange-rate feeds that serve a dated snapshot of published rates. */
@NullMarked
package com.cruisemall.sandbox.feed;

import org.jspecify.annotations.NullMarked;
