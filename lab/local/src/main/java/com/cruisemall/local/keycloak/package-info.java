/** An OpenID provider for staff on this machine: Keycloak, only when asked for. */
@NullMarked
package com.cruisemall.local.keycloak;

import org.jspecify.annotations.NullMarked;
