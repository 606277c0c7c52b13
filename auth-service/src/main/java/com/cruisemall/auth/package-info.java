/** People, sessions and tokens. */
@NullMarked
package com.cruisemall.auth;

import org.jspecify.annotations.NullMarked;
