/** Tests of passwords. */
@NullMarked
package com.cruisemall.auth.password;

import org.jspecify.annotations.NullMarked;
