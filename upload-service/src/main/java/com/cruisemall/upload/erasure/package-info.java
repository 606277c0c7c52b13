/** Erasure of passports, on request or after the retention period. */
@NullMarked
package com.cruisemall.upload.erasure;

import org.jspecify.annotations.NullMarked;
