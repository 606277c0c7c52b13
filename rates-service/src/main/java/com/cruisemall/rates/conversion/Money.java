package com.cruisemall.rates.conversion;

import com.cruisemall.rates.CurrencyCode;

/**
 * Amount in JSON.
 *
 * @param amount decimal as a string, so that no JSON parser rounds it
 */
record Money(String amount, CurrencyCode currency) {}
