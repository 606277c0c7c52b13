package com.cruisemall.kit.error;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.StreamResetException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every source of failure that JAX-RS sees, turned into the one error form. */
@Singleton
class FailureMappers {
  private final ErrorResponses responses;

  FailureMappers(ErrorResponses responses) {
    this.responses = responses;
  }

  @ServerExceptionMapper
  public Response api(ApiException failure, HttpServerRequest request) {
    if (failure.code().status() >= 500) {
      Log.warnf(failure.getCause(), "request refused code=%s", failure.code().name());
    }
    return responses.of(failure.code(), failure.details(), failure.retryAfter(), request);
  }

  @ServerExceptionMapper
  public Response validation(ConstraintViolationException failure, HttpServerRequest request) {
    Map<String, Object> reasons =
        failure.getConstraintViolations().stream()
            .collect(
                Collectors.toMap(
                    FailureMappers::field,
                    ConstraintViolation::getMessage,
                    (first, _) -> first,
                    TreeMap::new));
    return invalid(reasons, request);
  }

  /** JSON that is well formed but not of the expected shape. */
  @ServerExceptionMapper
  public Response mismatch(MismatchedInputException failure, HttpServerRequest request) {
    String field =
        failure.getPath().stream()
            .map(JsonMappingException.Reference::getFieldName)
            .filter(name -> name != null && !name.isEmpty())
            .collect(Collectors.joining("."));
    if (field.isEmpty()) {
      return responses.of(CommonError.MALFORMED_JSON, request);
    }
    return invalid(Map.of(field, "has the wrong type or form"), request);
  }

  @ServerExceptionMapper
  public Response json(JacksonException failure, HttpServerRequest request) {
    return responses.of(CommonError.MALFORMED_JSON, request);
  }

  /** What JAX-RS itself refuses: unknown paths, methods, media types, unreadable bodies. */
  @ServerExceptionMapper
  public Response http(WebApplicationException failure, HttpServerRequest request) {
    if (failure.getCause() instanceof MismatchedInputException mismatch) {
      return mismatch(mismatch, request);
    }
    if (failure.getCause() instanceof JacksonException) {
      return responses.of(CommonError.MALFORMED_JSON, request);
    }
    int status = failure.getResponse().getStatus();
    if (status < 400) {
      return failure.getResponse();
    }
    if (status >= 500) {
      Log.errorf(failure, "request failed");
    }
    return responses.of(CommonError.ofStatus(status), request);
  }

  @ServerExceptionMapper
  public Response unauthenticated(UnauthorizedException failure, HttpServerRequest request) {
    return responses.of(CommonError.UNAUTHENTICATED, request);
  }

  @ServerExceptionMapper
  public Response token(AuthenticationFailedException failure, HttpServerRequest request) {
    return responses.of(TokenFailure.code(failure), request);
  }

  @ServerExceptionMapper
  public Response forbidden(ForbiddenException failure, HttpServerRequest request) {
    return responses.of(CommonError.FORBIDDEN, request);
  }

  @ServerExceptionMapper
  public Response late(TimeoutException failure, HttpServerRequest request) {
    Log.warnf(failure, "a remote call took too long");
    return responses.of(CommonError.UPSTREAM_TIMEOUT, request);
  }

  /** A called service could not be reached, or broke off. */
  @ServerExceptionMapper
  public Response away(ProcessingException failure, HttpServerRequest request) {
    return remote(failure, request);
  }

  /** The REST client's own time limit. */
  @ServerExceptionMapper
  public Response silent(java.util.concurrent.TimeoutException failure, HttpServerRequest request) {
    return remote(failure, request);
  }

  @ServerExceptionMapper
  public Response cut(StreamResetException failure, HttpServerRequest request) {
    return remote(failure, request);
  }

  @ServerExceptionMapper({CircuitBreakerOpenException.class, BulkheadException.class})
  public Response overloaded(HttpServerRequest request) {
    return responses.of(CommonError.OVERLOADED, request);
  }

  @ServerExceptionMapper
  public Response unexpected(Throwable failure, HttpServerRequest request) {
    return FailureLog.isClientGone(failure)
        ? responses.of(CommonError.BAD_REQUEST, request)
        : crash(failure, request);
  }

  private Response remote(Throwable failure, HttpServerRequest request) {
    Log.warnf(failure, "a remote call failed");
    return responses.of(RemoteFailure.code(failure), request);
  }

  private Response crash(Throwable failure, HttpServerRequest request) {
    Log.error("request failed", failure);
    return responses.of(CommonError.INTERNAL, request);
  }

  private Response invalid(Map<String, Object> reasons, HttpServerRequest request) {
    return responses.of(
        CommonError.VALIDATION_FAILED,
        reasons,
        CommonError.VALIDATION_FAILED.retryAfter(),
        request);
  }

  /** The path of a violation without the method and parameter it starts with. */
  private static String field(ConstraintViolation<?> violation) {
    String path = violation.getPropertyPath().toString();
    int nodes = 0;
    for (Path.Node _ : violation.getPropertyPath()) {
      nodes++;
    }
    for (int skip = Math.min(2, nodes - 1); skip > 0; skip--) {
      path = path.substring(path.indexOf('.') + 1);
    }
    return path;
  }
}
