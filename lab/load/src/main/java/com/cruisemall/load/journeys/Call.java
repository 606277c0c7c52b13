package com.cruisemall.load.journeys;

/**
 * Request as the client saw it.
 *
 * @param at seconds since the traffic began
 * @param millis time to the last byte or to the failure
 * @param status HTTP status, 0 without a response
 * @param note error code, or a value that the journey extracted; may be empty
 * @param expected whether the journey expects this status
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

  /** Accepts success and the statuses of the journey, but never 429 or 5xx. */
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
