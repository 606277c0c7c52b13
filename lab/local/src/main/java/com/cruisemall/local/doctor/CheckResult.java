package com.cruisemall.local.doctor;

import java.util.Locale;

/** Result of one check with the value it is based on. */
record CheckResult(Status status, String name, String value) {
  enum Status {
    OK,
    WARN,
    FAIL
  }

  static CheckResult ok(String name, Object value) {
    return new CheckResult(Status.OK, name, value.toString());
  }

  static CheckResult warn(String name, Object value) {
    return new CheckResult(Status.WARN, name, value.toString());
  }

  static CheckResult fail(String name, Object value) {
    return new CheckResult(Status.FAIL, name, value.toString());
  }

  static CheckResult expect(boolean passed, String name, Object value) {
    return passed ? ok(name, value) : fail(name, value);
  }

  String line() {
    return "%-4s  %-52s %s".formatted(status.name().toLowerCase(Locale.ROOT), name, value);
  }
}
