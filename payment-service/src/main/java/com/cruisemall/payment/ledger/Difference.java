package com.cruisemall.payment.ledger;

/**
 * Two things that should agree and do not.
 *
 * @param check which rule is broken
 * @param subject the order, cabin or sailing
 * @param expected won or a number of cabins
 */
record Difference(String check, String subject, long expected, long found) {}
