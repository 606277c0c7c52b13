/** Administration of accounts. */
@NullMarked
package com.cruisemall.auth.admin;

import org.jspecify.annotations.NullMarked;
