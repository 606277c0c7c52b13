@NullMarked
package com.cruisemall.upload.image;

import org.jspecify.annotations.NullMarked;
