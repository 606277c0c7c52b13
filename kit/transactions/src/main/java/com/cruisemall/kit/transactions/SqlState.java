package com.cruisemall.kit.transactions;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** SQLSTATE of a failure (PostgreSQL, appendix A), or a word for failures outside the server. */
record SqlState(String code) {
  /** Conflicts of transactions, and a prepared plan that a migration has made invalid. */
  static final Set<String> RETRYABLE = Set.of("40001", "40P01", "55P03", "0A000");

  private static final String READ_ONLY = "25006";

  private static final String POOL_EXHAUSTED = "pool_exhausted";
  private static final String NONE = "none";

  /**
   * Returns the code of the innermost database error; {@code none} if there is none. The
   * transaction manager adds errors of a commit as suppressed exceptions.
   */
  static SqlState of(Throwable failure) {
    return causes(failure)
        .flatMap(cause ->
            Stream.concat(
                Stream.of(cause), Arrays.stream(cause.getSuppressed()).flatMap(SqlState::causes)))
        .filter(SQLException.class::isInstance)
        .map(error -> code((SQLException) error))
        .filter(code -> !code.equals(NONE))
        .reduce((_, inner) -> inner)
        .map(SqlState::new)
        .orElse(new SqlState(NONE));
  }

  /** Detects Agroal's pool timeout by its text, because it has no SQLSTATE. */
  private static String code(SQLException error) {
    if (error.getSQLState() != null) {
      return error.getSQLState();
    }
    String text = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
    return text.contains("acquisition timeout") ? POOL_EXHAUSTED : NONE;
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  boolean retryable() {
    return RETRYABLE.contains(code);
  }

  /** Returns true if a value cannot be stored or read (class 22, data exception). */
  boolean invalidData() {
    return code.startsWith("22");
  }

  /** Returns true if the server is a standby, such as a former primary after a failover. */
  boolean readOnly() {
    return code.equals(READ_ONLY);
  }

  /**
   * Returns true if a later request may succeed: the server is unreachable, shutting down,
   * overloaded or broken (classes 08, 53, 57, 58) or a standby, the pool timed out, or retries were
   * not enough.
   */
  boolean unavailable() {
    return code.startsWith("08")
        || code.startsWith("53")
        || code.startsWith("57")
        || code.startsWith("58")
        || readOnly()
        || retryable()
        || code.equals(POOL_EXHAUSTED);
  }
}
