/** Tests that need no server. */
@NullMarked
package com.cruisemall.gateway.edge;

import org.jspecify.annotations.NullMarked;
