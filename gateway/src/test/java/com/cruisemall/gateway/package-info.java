/** Tests of the gateway with fake services and a real Redis. */
@NullMarked
package com.cruisemall.gateway;

import org.jspecify.annotations.NullMarked;
