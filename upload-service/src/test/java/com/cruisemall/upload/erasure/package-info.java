@NullMarked
package com.cruisemall.upload.erasure;

import org.jspecify.annotations.NullMarked;
