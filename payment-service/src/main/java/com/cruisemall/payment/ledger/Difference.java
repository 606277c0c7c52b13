package com.cruisemall.payment.ledger;

/**
 * Difference that the ledger check has found.
 *
 * @param check the violated rule
 * @param subject the order, cabin or sailing
 * @param expected won or a number of cabins
 */
record Difference(String check, String subject, long expected, long found) {}
