/** Generated images of the demo products. */
@NullMarked
package com.cruisemall.upload.demo;

import org.jspecify.annotations.NullMarked;
