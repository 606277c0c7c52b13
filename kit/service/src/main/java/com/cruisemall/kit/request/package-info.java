/** The request id, from the edge through every log line and call to the next service. */
@NullMarked
package com.cruisemall.kit.request;

import org.jspecify.annotations.NullMarked;
