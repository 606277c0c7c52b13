/** Document status endpoints and the stream of status events. */
@NullMarked
package com.cruisemall.upload.status;

import org.jspecify.annotations.NullMarked;
