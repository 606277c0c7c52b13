/** Tests of the feature of the same name. */
@NullMarked
package com.cruisemall.payment.catalogue.admin;

import org.jspecify.annotations.NullMarked;
