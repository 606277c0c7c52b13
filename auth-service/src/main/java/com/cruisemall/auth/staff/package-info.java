/** Staff who sign in at an external OpenID provider. */
@NullMarked
package com.cruisemall.auth.staff;

import org.jspecify.annotations.NullMarked;
