/** Rules of the signing keys that need no server. */
@NullMarked
package com.cruisemall.auth.key;

import org.jspecify.annotations.NullMarked;
