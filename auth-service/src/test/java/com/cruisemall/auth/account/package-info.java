/** Rules of accounts that need no server. */
@NullMarked
package com.cruisemall.auth.account;

import org.jspecify.annotations.NullMarked;
