/** Sessions in Redis, the copy that gateway and auth-service read. */
@NullMarked
package com.cruisemall.auth.sessionstore;

import org.jspecify.annotations.NullMarked;
