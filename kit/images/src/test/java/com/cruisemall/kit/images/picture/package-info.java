@NullMarked
package com.cruisemall.kit.images.picture;

import org.jspecify.annotations.NullMarked;
