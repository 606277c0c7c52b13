/** Statistics of one instance for the staff page. */
@NullMarked
package com.cruisemall.kit.stats;

import org.jspecify.annotations.NullMarked;
