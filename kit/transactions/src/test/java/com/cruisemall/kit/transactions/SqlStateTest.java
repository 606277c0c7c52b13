package com.cruisemall.kit.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;

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
}
