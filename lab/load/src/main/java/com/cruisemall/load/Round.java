package com.cruisemall.load;

import java.time.Duration;

/**
 * What one side did in one round.
 *
 * @param failed orders that were not taken
 * @param median of the time that one order took
 * @param slow the time that 99 of 100 orders took at most; zero where it is not known
 */
record Round(int orders, int failed, double perSecond, Duration median, Duration slow) {}
