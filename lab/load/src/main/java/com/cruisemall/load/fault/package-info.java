/** Network faults between the gateway, services and Redis. */
@NullMarked
package com.cruisemall.load.fault;

import org.jspecify.annotations.NullMarked;
