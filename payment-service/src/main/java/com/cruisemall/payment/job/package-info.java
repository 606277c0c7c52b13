/** Scheduled work that fails quietly and goes on. */
@NullMarked
package com.cruisemall.payment.job;

import org.jspecify.annotations.NullMarked;
