/** Tells who watches a document when it moves on, whichever instance moved it. */
@NullMarked
package com.cruisemall.upload.status;

import org.jspecify.annotations.NullMarked;
