/** Sources of rates: the partner's two feeds and the snapshot in the jar. */
@NullMarked
package com.cruisemall.rates.feed;

import org.jspecify.annotations.NullMarked;
