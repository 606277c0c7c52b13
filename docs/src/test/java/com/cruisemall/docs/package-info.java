/** Tests that keep the documents consistent with the code. */
@NullMarked
package com.cruisemall.docs;

import org.jspecify.annotations.NullMarked;
