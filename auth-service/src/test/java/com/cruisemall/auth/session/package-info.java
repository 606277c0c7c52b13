/** Tests of sessions. */
@NullMarked
package com.cruisemall.auth.session;

import org.jspecify.annotations.NullMarked;
