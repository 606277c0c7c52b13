/** From the cookie to the token that services trust. */
@NullMarked
package com.cruisemall.gateway.session;

import org.jspecify.annotations.NullMarked;
