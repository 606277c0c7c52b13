/** Simulated user journeys in Gatling and the record of every request. */
@NullMarked
package com.cruisemall.load.journeys;

import org.jspecify.annotations.NullMarked;
