/** What money is worth in other money, by the rates of rates-service. */
@NullMarked
package com.cruisemall.chat.currency;

import org.jspecify.annotations.NullMarked;
