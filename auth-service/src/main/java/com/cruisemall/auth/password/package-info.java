/** Password policy, hashing and change. */
@NullMarked
package com.cruisemall.auth.password;

import org.jspecify.annotations.NullMarked;
