/** Optional servers of the stack: Keycloak and Prometheus. */
@NullMarked
package com.cruisemall.local.addon;

import org.jspecify.annotations.NullMarked;
