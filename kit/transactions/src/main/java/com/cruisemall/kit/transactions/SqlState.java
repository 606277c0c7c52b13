package com.cruisemall.kit.transactions;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The five-character code with which PostgreSQL says what went wrong (its appendix A); a word where
 * it had no part in it.
 */
record SqlState(String code) {
  private static final Set<String> RETRYABLE = Set.of("40001", "40P01", "55P03");

  private static final String POOL_EXHAUSTED = "pool_exhausted";
  private static final String NONE = "none";

  /**
   * The code of the innermost database error of a failure; {@code none} if there is none. What
   * happened to a commit the transaction manager tells as suppressed by a failure of its own.
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

  /** Agroal reports a full pool by an error without a code, whose text is all there is. */
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

  /**
   * The server is gone, going or full (classes 08, 53, 57), it or the pool did not do it in time:
   * not the request's fault.
   */
  boolean unavailable() {
    return code.startsWith("08")
        || code.startsWith("53")
        || code.startsWith("57")
        || code.equals("55P03")
        || code.equals(POOL_EXHAUSTED);
  }
}
