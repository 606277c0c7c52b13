/** Tests of cache headers. */
@NullMarked
package com.cruisemall.kit.caching;

import org.jspecify.annotations.NullMarked;
