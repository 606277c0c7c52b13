/** The token with which a client proves that a request is its own. */
@NullMarked
package com.cruisemall.auth.csrf;

import org.jspecify.annotations.NullMarked;
