@NullMarked
package com.cruisemall.image.picture;

import org.jspecify.annotations.NullMarked;
