/** Tests of payment-service over HTTP, against real PostgreSQL and Kafka and a scripted PSP. */
@NullMarked
package com.cruisemall.payment;

import org.jspecify.annotations.NullMarked;
