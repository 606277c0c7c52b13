/** Tests of digests. */
@NullMarked
package com.cruisemall.kit.digest;

import org.jspecify.annotations.NullMarked;
