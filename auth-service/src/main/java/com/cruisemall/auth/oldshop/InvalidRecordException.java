package com.cruisemall.auth.oldshop;

/** A record that cannot be imported; the message names the field and the fault. */
final class InvalidRecordException extends RuntimeException {
  InvalidRecordException(String why) {
    super(why);
  }
}
