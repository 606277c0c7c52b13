package com.cruisemall.chat.quota;

import java.time.Duration;

/**
 * What the counts say to one more question.
 *
 * @param delay zero if it may be asked now
 * @param tokensToday what was used up before it
 */
record QuotaUsage(Duration delay, long tokensToday) {}
