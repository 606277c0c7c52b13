/** Pagination of lists. */
@NullMarked
package com.cruisemall.kit.page;

import org.jspecify.annotations.NullMarked;
