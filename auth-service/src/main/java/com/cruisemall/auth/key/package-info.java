/** The keys that sign internal tokens, and how one takes the place of another. */
@NullMarked
package com.cruisemall.auth.key;

import org.jspecify.annotations.NullMarked;
