/** Rules of origins that need no server. */
@NullMarked
package com.cruisemall.auth.origin;

import org.jspecify.annotations.NullMarked;
