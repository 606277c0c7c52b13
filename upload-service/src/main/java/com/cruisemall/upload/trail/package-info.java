/** The trail of who saw or erased whose passport; nothing is ever changed in it. */
@NullMarked
package com.cruisemall.upload.trail;

import org.jspecify.annotations.NullMarked;
