/** What an instance is doing just now, in a few figures for staff. */
@NullMarked
package com.cruisemall.kit.stats;

import org.jspecify.annotations.NullMarked;
