@NullMarked
package com.cruisemall.kit.images.file;

import org.jspecify.annotations.NullMarked;
