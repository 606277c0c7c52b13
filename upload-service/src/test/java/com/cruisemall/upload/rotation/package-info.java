@NullMarked
package com.cruisemall.upload.rotation;

import org.jspecify.annotations.NullMarked;
