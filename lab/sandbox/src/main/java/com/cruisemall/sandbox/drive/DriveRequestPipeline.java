package com.cruisemall.sandbox.drive;

import com.cruisemall.sandbox.fault.Fault;
import com.cruisemall.sandbox.fault.Faults;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;

/** Processing that all Drive requests share: authentication, faults, write quota and counts. */
@Singleton
class DriveRequestPipeline {
  private final Faults faults;
  private final WriteQuota quota;
  private final DriveCounts counts;

  DriveRequestPipeline(Faults faults, WriteQuota quota, DriveCounts counts) {
    this.faults = faults;
    this.quota = quota;
    this.counts = counts;
  }

  /** Operation behind the pipeline. */
  @FunctionalInterface
  interface Operation {
    Response run() throws IOException;
  }

  /** Runs an operation that counts against the write quota. */
  Uni<Response> write(String name, HttpServerRequest request, Operation operation) {
    return serve(
        name,
        request,
        () -> {
          counts.increment("writes");
          if (!quota.tryAcquire()) {
            counts.increment("refusedForQuota");
            return DriveError.RATE_LIMIT.response();
          }
          return operation.run();
        });
  }

  Uni<Response> read(String name, HttpServerRequest request, Operation operation) {
    return serve(name, request, operation);
  }

  private Uni<Response> serve(String name, HttpServerRequest request, Operation operation) {
    counts.increment(name);
    if (request.getHeader("Authorization") == null) {
      return item(DriveError.UNAUTHORIZED.response());
    }
    Optional<Fault> fault =
        faults.take("drive", it -> it.operation().map(name::equals).orElse(true));
    fault.ifPresent(it -> counts.increment("fault:" + it.kind().name().toLowerCase(Locale.ROOT)));
    try {
      return fault.isPresent() ? failing(fault.get(), request, operation) : item(operation.run());
    } catch (DriveException e) {
      return item(e.getResponse());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Uni<Response> failing(Fault fault, HttpServerRequest request, Operation operation)
      throws IOException {
    return switch (fault.kind()) {
      case HANG -> Uni.createFrom().nothing();
      case REFUSE, CUT -> closeConnection(request);
      case GARBAGE -> item(Response.ok("<html>unexpected content</html>", "text/html").build());
      case ERROR -> item(DriveError.BACKEND.response());
      case UNAVAILABLE -> item(DriveError.UNAVAILABLE.response());
      case RATE_LIMITED -> item(DriveError.RATE_LIMIT.response());
      case TOO_MANY_REQUESTS ->
          item(
              Response.fromResponse(DriveError.TOO_MANY.response())
                  .header("Retry-After", fault.retryDelay().orElse("2s").replace("s", ""))
                  .build());
      case STORAGE_FULL -> item(DriveError.STORAGE_FULL.response());
      case NOT_FOUND -> item(DriveError.NOT_FOUND.response());
      case FORBIDDEN -> item(DriveError.FORBIDDEN.response());
      case LOST_ANSWER -> {
        operation.run();
        yield closeConnection(request);
      }
      case ERROR_AFTER -> {
        operation.run();
        yield item(DriveError.BACKEND.response());
      }
      default -> item(operation.run());
    };
  }

  private static Uni<Response> closeConnection(HttpServerRequest request) {
    request.connection().close();
    return Uni.createFrom().nothing();
  }

  private static Uni<Response> item(Response response) {
    return Uni.createFrom().item(response);
  }
}
