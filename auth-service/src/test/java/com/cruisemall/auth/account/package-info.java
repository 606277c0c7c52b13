/** Tests of accounts. */
@NullMarked
package com.cruisemall.auth.account;

import org.jspecify.annotations.NullMarked;
