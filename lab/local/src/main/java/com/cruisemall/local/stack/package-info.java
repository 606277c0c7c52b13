/** The whole stack on one machine: components, ports, environments, start, supervision and stop. */
@NullMarked
package com.cruisemall.local.stack;

import org.jspecify.annotations.NullMarked;
