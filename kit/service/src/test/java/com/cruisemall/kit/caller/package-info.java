/** Tests of access rules. */
@NullMarked
package com.cruisemall.kit.caller;

import org.jspecify.annotations.NullMarked;
