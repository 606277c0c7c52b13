/** What a file really is, told by its bytes while they pass. */
@NullMarked
package com.cruisemall.image.file;

import org.jspecify.annotations.NullMarked;
