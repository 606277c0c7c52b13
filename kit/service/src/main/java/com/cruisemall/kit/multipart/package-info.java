/** Multipart form parsing. */
@NullMarked
package com.cruisemall.kit.multipart;

import org.jspecify.annotations.NullMarked;
