/** Accounts to try the shop with; in the local stack only. */
@NullMarked
package com.cruisemall.auth.demo;

import org.jspecify.annotations.NullMarked;
