@NullMarked
package com.cruisemall.upload;

import org.jspecify.annotations.NullMarked;
