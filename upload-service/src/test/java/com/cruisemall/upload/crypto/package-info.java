@NullMarked
package com.cruisemall.upload.crypto;

import org.jspecify.annotations.NullMarked;
