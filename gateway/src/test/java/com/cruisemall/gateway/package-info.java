/** Tests of the gateway before scripted services and a real Redis. */
@NullMarked
package com.cruisemall.gateway;

import org.jspecify.annotations.NullMarked;
