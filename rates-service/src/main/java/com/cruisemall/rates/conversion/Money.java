package com.cruisemall.rates.conversion;

import com.cruisemall.rates.currency.CurrencyCode;

/**
 * An amount on the wire.
 *
 * @param amount a decimal, as text so that no reader rounds it
 */
record Money(String amount, CurrencyCode currency) {}
