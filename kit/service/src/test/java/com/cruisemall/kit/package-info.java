/** Tests of the module as a whole. */
@NullMarked
package com.cruisemall.kit;

import org.jspecify.annotations.NullMarked;
