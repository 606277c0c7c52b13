/** Tests of the error body over HTTP. */
@NullMarked
package com.cruisemall.kit.error;

import org.jspecify.annotations.NullMarked;
