/** Sign-in of staff at an external OpenID provider. */
@NullMarked
package com.cruisemall.auth.staff;

import org.jspecify.annotations.NullMarked;
