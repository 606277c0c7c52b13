/** The encrypted bytes of documents, from the phone until Drive has them. */
@NullMarked
package com.cruisemall.upload.staging;

import org.jspecify.annotations.NullMarked;
