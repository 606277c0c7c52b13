/** Tests of signing keys without a server. */
@NullMarked
package com.cruisemall.auth.key;

import org.jspecify.annotations.NullMarked;
