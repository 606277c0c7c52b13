/** What the shop sells, who has ordered it, and the money: no cabin sold twice, no won lost. */
@NullMarked
package com.cruisemall.payment;

import org.jspecify.annotations.NullMarked;
