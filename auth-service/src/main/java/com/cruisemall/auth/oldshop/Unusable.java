package com.cruisemall.auth.oldshop;

/** That a record cannot be brought in as it is; the message names the field and what is wrong. */
final class Unusable extends RuntimeException {
  Unusable(String why) {
    super(why);
  }
}
