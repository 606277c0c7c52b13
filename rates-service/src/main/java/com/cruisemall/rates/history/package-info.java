/** What currencies were worth, day by day. */
@NullMarked
package com.cruisemall.rates.history;

import org.jspecify.annotations.NullMarked;
