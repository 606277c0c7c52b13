/** Sessions. PostgreSQL is the source of truth, Redis the copy that requests read. */
@NullMarked
package com.cruisemall.auth.session;

import org.jspecify.annotations.NullMarked;
