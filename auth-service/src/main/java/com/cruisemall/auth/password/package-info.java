/** Choosing and changing passwords, and turning them into hashes, a bounded number at a time. */
@NullMarked
package com.cruisemall.auth.password;

import org.jspecify.annotations.NullMarked;
