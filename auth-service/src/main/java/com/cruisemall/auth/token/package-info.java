/** The tokens that services trust, and the keys that sign them. */
@NullMarked
package com.cruisemall.auth.token;

import org.jspecify.annotations.NullMarked;
