/** Forms with files in them, as browsers send them. */
@NullMarked
package com.cruisemall.kit.multipart;

import org.jspecify.annotations.NullMarked;
