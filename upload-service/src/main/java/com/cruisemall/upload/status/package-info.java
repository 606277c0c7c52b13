/**
 * Tells where a document stands, and who watches it when it moves on, whichever instance moved it.
 */
@NullMarked
package com.cruisemall.upload.status;

import org.jspecify.annotations.NullMarked;
