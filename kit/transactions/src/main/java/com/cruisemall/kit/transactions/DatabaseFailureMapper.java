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
 * A database that cannot be had right now is {@code UNAVAILABLE}, to be tried again, and no crash:
 * no connection in time, the server gone, a lock or statement that took too long.
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
    Log.error("request failed in the database", failure);
    return responses.of(CommonError.INTERNAL, request);
  }
}
