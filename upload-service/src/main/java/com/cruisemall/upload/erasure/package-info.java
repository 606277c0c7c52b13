/** The end of what was sent: on request or after its time, in Drive first and then here. */
@NullMarked
package com.cruisemall.upload.erasure;

import org.jspecify.annotations.NullMarked;
