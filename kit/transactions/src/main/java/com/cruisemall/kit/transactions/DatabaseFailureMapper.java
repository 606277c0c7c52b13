package com.cruisemall.kit.transactions;

import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.error.ErrorResponses;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Maps database failures: {@code UNAVAILABLE} for a pool timeout, a lost server, a standby, a lock
 * or statement timeout, a conflict after the last retry; {@code BAD_REQUEST} for a value that the
 * database cannot take; {@code INTERNAL} for the rest. The message of a refused value is not
 * logged, because it quotes it.
 */
@Singleton
class DatabaseFailureMapper {
  private final ErrorResponses responses;

  DatabaseFailureMapper(ErrorResponses responses) {
    this.responses = responses;
  }

  @ServerExceptionMapper({
    PersistenceException.class,
    QuarkusTransactionException.class,
    SQLException.class
  })
  public Response database(Throwable failure, HttpServerRequest request) {
    SqlState state = SqlState.of(failure);
    if (state.unavailable()) {
      Log.warnf("database unavailable sqlstate=%s", state.code());
      return responses.of(CommonError.UNAVAILABLE, request);
    }
    if (state.invalidData()) {
      Log.warnf("database refused value sqlstate=%s", state.code());
      return responses.of(CommonError.BAD_REQUEST, request);
    }
    Log.errorf(failure, "database request failed sqlstate=%s", state.code());
    return responses.of(CommonError.INTERNAL, request);
  }
}
