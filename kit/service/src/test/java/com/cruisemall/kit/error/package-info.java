/** Tests of the error form over HTTP. */
@NullMarked
package com.cruisemall.kit.error;

import org.jspecify.annotations.NullMarked;
