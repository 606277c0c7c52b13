/** Encryption keys: a master key wraps one data key per document and request. */
@NullMarked
package com.cruisemall.upload.crypto;

import org.jspecify.annotations.NullMarked;
