/** Accounts: login keys, roles and personal data. */
@NullMarked
package com.cruisemall.auth.account;

import org.jspecify.annotations.NullMarked;
