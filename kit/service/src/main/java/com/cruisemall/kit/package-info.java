/** What every service shares so that all look alike from outside. */
@NullMarked
package com.cruisemall.kit;

import org.jspecify.annotations.NullMarked;
