/** Demo catalogue of the local stack. */
@NullMarked
package com.cruisemall.payment.demo;

import org.jspecify.annotations.NullMarked;
