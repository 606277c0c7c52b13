/** Cache headers of responses (RFC 9111). */
@NullMarked
package com.cruisemall.kit.caching;

import org.jspecify.annotations.NullMarked;
