/** Detection and validation of files by their content, while they stream. */
@NullMarked
package com.cruisemall.kit.images.file;

import org.jspecify.annotations.NullMarked;
