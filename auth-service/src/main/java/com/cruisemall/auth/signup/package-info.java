/** Becoming a customer. */
@NullMarked
package com.cruisemall.auth.signup;

import org.jspecify.annotations.NullMarked;
