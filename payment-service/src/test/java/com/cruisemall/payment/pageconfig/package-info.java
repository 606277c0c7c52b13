/** Tests of the feature of the same name. */
@NullMarked
package com.cruisemall.payment.pageconfig;

import org.jspecify.annotations.NullMarked;
