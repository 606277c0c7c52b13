package com.cruisemall.load.journeys;

/**
 * One request, as the person saw it.
 *
 * @param at since the traffic began, in seconds
 * @param millis until the whole answer was there, or until it was clear that none would come
 * @param status 0 without an answer
 * @param note the error's code, or what the journey wanted to know of the answer; may be empty
 * @param expected whether the journey counts on such an answer
 */
public record Call(
    String name, double at, double millis, int status, String note, boolean expected) {
  private static final int SUCCESS = 200;
  private static final int REDIRECT = 300;
  private static final int NOT_MODIFIED = 304;
  private static final int TOO_MANY = 429;
  private static final int SERVER = 500;

  static Call of(
      String name, double at, double millis, int status, String note, int[] alsoExpected) {
    return new Call(name, at, millis, status, note, isExpected(status, alsoExpected));
  }

  /** A sold-out cabin or a refused card is an answer; a shed request never is. */
  private static boolean isExpected(int status, int[] alsoExpected) {
    if ((status >= SUCCESS && status < REDIRECT) || status == NOT_MODIFIED) {
      return true;
    }
    for (int other : alsoExpected) {
      if (status == other && status != TOO_MANY && status < SERVER) {
        return true;
      }
    }
    return false;
  }
}
