/** Administration of the catalogue: products, sailings, fares. */
@NullMarked
package com.cruisemall.payment.catalogue.admin;

import org.jspecify.annotations.NullMarked;
