/**
 * Keys: a master key from the configuration, and under it one for everything that can be erased.
 */
@NullMarked
package com.cruisemall.upload.crypto;

import org.jspecify.annotations.NullMarked;
