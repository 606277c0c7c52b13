/** Commands of ./cruise. */
@NullMarked
package com.cruisemall.local.cli;

import org.jspecify.annotations.NullMarked;
