/** How meters are named and tagged alike everywhere. */
@NullMarked
package com.cruisemall.kit.metrics;

import org.jspecify.annotations.NullMarked;
