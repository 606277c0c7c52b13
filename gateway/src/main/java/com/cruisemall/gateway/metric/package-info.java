/** What the gateway counts. */
@NullMarked
package com.cruisemall.gateway.metric;

import org.jspecify.annotations.NullMarked;
