/** Tests of feed responses. */
@NullMarked
package com.cruisemall.rates.feed;

import org.jspecify.annotations.NullMarked;
