/** Tests of the feature of the same name. */
@NullMarked
package com.cruisemall.payment.demo;

import org.jspecify.annotations.NullMarked;
