/** Identity of the caller, read from the internal token, and access rules for endpoints. */
@NullMarked
package com.cruisemall.kit.caller;

import org.jspecify.annotations.NullMarked;
