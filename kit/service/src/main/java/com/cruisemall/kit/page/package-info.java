/** Long lists, a page at a time. */
@NullMarked
package com.cruisemall.kit.page;

import org.jspecify.annotations.NullMarked;
