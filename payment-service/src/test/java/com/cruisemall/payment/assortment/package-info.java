/** Tests of the feature of the same name. */
@NullMarked
package com.cruisemall.payment.assortment;

import org.jspecify.annotations.NullMarked;
