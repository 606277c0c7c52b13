/** Public catalogue: products, their sailings and the free cabins. */
@NullMarked
package com.cruisemall.payment.catalogue;

import org.jspecify.annotations.NullMarked;
