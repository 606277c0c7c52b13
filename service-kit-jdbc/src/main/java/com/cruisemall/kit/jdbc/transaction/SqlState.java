package com.cruisemall.kit.jdbc.transaction;

import java.sql.SQLException;
import java.util.Set;

/** The five-character code with which PostgreSQL says what went wrong (its appendix A). */
record SqlState(String code) {
  private static final Set<String> RETRYABLE = Set.of("40001", "40P01", "55P03");

  /** The code of the innermost database error of a failure; {@code none} if there is none. */
  static SqlState of(Throwable failure) {
    String code = "none";
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        code = sql.getSQLState();
      }
    }
    return new SqlState(code);
  }

  boolean retryable() {
    return RETRYABLE.contains(code);
  }

  /**
   * The server is gone, going or full (classes 08, 53, 57), or did not do it in time: not the
   * request's fault.
   */
  boolean unavailable() {
    return code.startsWith("08")
        || code.startsWith("53")
        || code.startsWith("57")
        || code.equals("55P03");
  }
}
