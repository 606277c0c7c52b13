/** Append-only audit trail of accounts, sessions and keys. */
@NullMarked
package com.cruisemall.auth.audit;

import org.jspecify.annotations.NullMarked;
