/** What administrators see of the accounts and do to them. */
@NullMarked
package com.cruisemall.auth.admin;

import org.jspecify.annotations.NullMarked;
