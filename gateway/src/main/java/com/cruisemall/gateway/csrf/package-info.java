/** Whether an unsafe request was meant by the person. */
@NullMarked
package com.cruisemall.gateway.csrf;

import org.jspecify.annotations.NullMarked;
