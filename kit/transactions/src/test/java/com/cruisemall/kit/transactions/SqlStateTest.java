package com.cruisemall.kit.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlStateTest {
  @Test
  void isTheCodeOfTheInnermostError() {
    Throwable failure = new SQLException("outer", "XX000", new SQLException("inner", "40P01"));

    assertThat(SqlState.of(new IllegalStateException(failure)).code()).isEqualTo("40P01");
  }

  @Test
  void findsTheCodeOfAFailedCommit() {
    XAException commit = new XAException("cannot commit");
    commit.initCause(new SQLException("terminating connection", "57P01"));
    RollbackException failure = new RollbackException("could not commit");
    failure.addSuppressed(commit);

    SqlState state = SqlState.of(new IllegalStateException(failure));

    assertThat(state.code()).isEqualTo("57P01");
    assertThat(state.unavailable()).isTrue();
  }

  @Test
  void detectsAValueThatCannotBeStored() {
    SqlState state = SqlState.of(new SQLException("invalid byte sequence", "22021"));

    assertThat(state.invalidData()).isTrue();
    assertThat(state.retryable()).isFalse();
    assertThat(state.unavailable()).isFalse();
  }

  @Test
  void detectsAPoolTimeout() {
    SqlState state = SqlState.of(new SQLException("Sorry, acquisition timeout!"));

    assertThat(state.unavailable()).isTrue();
    assertThat(state.retryable()).isFalse();
  }

  @Test
  void isNoneForOtherFailures() {
    SqlState state = SqlState.of(new IllegalStateException(new SQLException("no state")));

    assertThat(state.code()).isEqualTo("none");
    assertThat(state.retryable()).isFalse();
    assertThat(state.unavailable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08006", "0A000", "25006", "40001", "40P01", "53300", "55P03", "57P01", "57014", "58030"
      })
  void isUnavailable(String code) {
    assertThat(SqlState.of(new SQLException("any", code)).unavailable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "22021", "42P01", "25P02", "XX000"})
  void isNotUnavailable(String code) {
    assertThat(SqlState.of(new SQLException("any", code)).unavailable()).isFalse();
  }
}
