package com.cruisemall.load.benchmark;

import java.time.Duration;

/**
 * Result of one side in one round.
 *
 * @param failed rejected orders
 * @param median time per order
 * @param p99 99th percentile of the time per order; zero where unknown
 */
record RoundResult(int orders, int failed, double perSecond, Duration median, Duration p99) {}
