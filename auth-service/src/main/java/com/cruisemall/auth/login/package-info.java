/** Logging in and out. */
@NullMarked
package com.cruisemall.auth.login;

import org.jspecify.annotations.NullMarked;
