/** The services behind the gateway: their instances, and when they are better left alone. */
@NullMarked
package com.cruisemall.gateway.upstream;

import org.jspecify.annotations.NullMarked;
