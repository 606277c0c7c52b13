/** A catalogue to try the shop with, its pictures included; in the local stack only. */
@NullMarked
package com.cruisemall.payment.demo;

import org.jspecify.annotations.NullMarked;
