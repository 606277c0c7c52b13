/** Tests of who may call what. */
@NullMarked
package com.cruisemall.kit.caller;

import org.jspecify.annotations.NullMarked;
