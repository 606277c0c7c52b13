@NullMarked
package com.cruisemall.kit.images.codec;

import org.jspecify.annotations.NullMarked;
