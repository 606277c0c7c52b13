package com.cruisemall.rates.table;

/** Thrown when Redis does not respond in time. */
final class RedisUnavailableException extends Exception {
  RedisUnavailableException(Throwable cause) {
    super(cause);
  }
}
