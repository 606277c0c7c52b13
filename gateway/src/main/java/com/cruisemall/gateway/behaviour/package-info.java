/** What visitors do in the shop, told to Kafka with their consent and without their names. */
@NullMarked
package com.cruisemall.gateway.behaviour;

import org.jspecify.annotations.NullMarked;
