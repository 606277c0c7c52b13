/** Sign-up, login and logout; demo accounts of the local stack. */
@NullMarked
package com.cruisemall.auth.login;

import org.jspecify.annotations.NullMarked;
