/** Who a person is to the shop. */
@NullMarked
package com.cruisemall.auth.account;

import org.jspecify.annotations.NullMarked;
