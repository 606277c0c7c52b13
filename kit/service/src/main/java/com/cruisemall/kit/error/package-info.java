/** Error codes, their localised texts and the common error response. */
@NullMarked
package com.cruisemall.kit.error;

import org.jspecify.annotations.NullMarked;
