/** The whole stack on one machine: what belongs to it, how it starts, is watched and stops. */
@NullMarked
package com.cruisemall.local.stack;

import org.jspecify.annotations.NullMarked;
