package com.cruisemall.kit.error;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.StreamResetException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.nio.channels.ClosedChannelException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps every exception that reaches JAX-RS to an error response. */
@Singleton
class ExceptionMappers {
  private final ErrorResponses responses;

  ExceptionMappers(ErrorResponses responses) {
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
                    ExceptionMappers::field,
                    ExceptionMappers::reason,
                    (first, _) -> first,
                    TreeMap::new));
    return invalid(reasons, request);
  }

  /** Maps a JSON body that is not well formed, or has a member that the endpoint cannot read. */
  @ServerExceptionMapper
  public Response json(JacksonException failure, HttpServerRequest request) {
    return JsonFailure.of(failure)
        .map(refused -> invalid(Map.of(refused.member(), refused.reason()), request))
        .orElseGet(() -> responses.of(CommonError.MALFORMED_JSON, request));
  }

  /** Overrides the mapper of Quarkus for this subclass. */
  @ServerExceptionMapper
  public Response mismatch(MismatchedInputException failure, HttpServerRequest request) {
    return json(failure, request);
  }

  /** Maps JAX-RS' own errors: unknown path, method or media type, unreadable body. */
  @ServerExceptionMapper
  public Response http(WebApplicationException failure, HttpServerRequest request) {
    if (failure.getCause() instanceof JacksonException unreadable) {
      return json(unreadable, request);
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
  public Response faultToleranceTimeout(TimeoutException failure, HttpServerRequest request) {
    Log.warnf(failure, "upstream call timed out");
    return responses.of(CommonError.UPSTREAM_TIMEOUT, request);
  }

  /** Maps a failed connection to another service. */
  @ServerExceptionMapper
  public Response connectionFailure(ProcessingException failure, HttpServerRequest request) {
    return upstream(failure, request);
  }

  /** Maps the timeout of the REST client. */
  @ServerExceptionMapper
  public Response clientTimeout(
      java.util.concurrent.TimeoutException failure, HttpServerRequest request) {
    return upstream(failure, request);
  }

  @ServerExceptionMapper
  public Response streamReset(StreamResetException failure, HttpServerRequest request) {
    return upstream(failure, request);
  }

  @ServerExceptionMapper({CircuitBreakerOpenException.class, BulkheadException.class})
  public Response overloaded(HttpServerRequest request) {
    return responses.of(CommonError.OVERLOADED, request);
  }

  @ServerExceptionMapper
  public Response unexpected(Throwable failure, HttpServerRequest request) {
    return clientDisconnected(failure)
        ? responses.of(CommonError.BAD_REQUEST, request)
        : crash(failure, request);
  }

  private Response upstream(Throwable failure, HttpServerRequest request) {
    Log.warnf(failure, "upstream call failed");
    return responses.of(UpstreamFailure.code(failure), request);
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

  private static boolean clientDisconnected(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ClosedChannelException || cause instanceof HttpClosedException) {
        return true;
      }
    }
    return false;
  }

  /** The message of a constraint is the key of its text, in braces. */
  private static Reason reason(ConstraintViolation<?> violation) {
    return new Reason(
        violation.getMessageTemplate().replaceAll("[{}]", ""),
        violation.getConstraintDescriptor().getAttributes());
  }

  /** Returns the path of a violation without the leading method and parameter. */
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
