/** What an operator asks of the running shop. */
@NullMarked
package com.cruisemall.local.operate;

import org.jspecify.annotations.NullMarked;
