/** How often an address may ask. */
@NullMarked
package com.cruisemall.gateway.ratelimit;

import org.jspecify.annotations.NullMarked;
