@NullMarked
package com.cruisemall.image;

import org.jspecify.annotations.NullMarked;
