@NullMarked
package com.cruisemall.kit.images;

import org.jspecify.annotations.NullMarked;
