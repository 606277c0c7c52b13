/** Tests of the feeds, with scripted ones. */
@NullMarked
package com.cruisemall.rates.feed;

import org.jspecify.annotations.NullMarked;
