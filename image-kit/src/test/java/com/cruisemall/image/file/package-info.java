@NullMarked
package com.cruisemall.image.file;

import org.jspecify.annotations.NullMarked;
