/** What happened to accounts, sessions and keys, kept where it cannot be changed. */
@NullMarked
package com.cruisemall.auth.audit;

import org.jspecify.annotations.NullMarked;
