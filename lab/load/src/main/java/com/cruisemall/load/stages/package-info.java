/** Stages of a simulation: each puts the stack under load or faults and records figures. */
@NullMarked
package com.cruisemall.load.stages;

import org.jspecify.annotations.NullMarked;
