/** What a file really is, told by its bytes while they pass. */
@NullMarked
package com.cruisemall.kit.images.file;

import org.jspecify.annotations.NullMarked;
