/** Catalogue, orders and payments of the shop: no cabin sold twice, no won lost. */
@NullMarked
package com.cruisemall.payment;

import org.jspecify.annotations.NullMarked;
