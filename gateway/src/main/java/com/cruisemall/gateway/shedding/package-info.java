/** What is refused early when the services cannot keep up, so that the rest is served in time. */
@NullMarked
package com.cruisemall.gateway.shedding;

import org.jspecify.annotations.NullMarked;
