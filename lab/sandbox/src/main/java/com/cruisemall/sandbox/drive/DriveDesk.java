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

/** Where every request is looked at first: may it, and does a fault befall it. */
@Singleton
class DriveDesk {
  private final Faults faults;
  private final WriteQuota quota;
  private final DriveCounts counts;

  DriveDesk(Faults faults, WriteQuota quota, DriveCounts counts) {
    this.faults = faults;
    this.quota = quota;
    this.counts = counts;
  }

  /** What a request is there for. */
  @FunctionalInterface
  interface Work {
    Response run() throws IOException;
  }

  /** A request that changes something counts against the quota. */
  Uni<Response> write(String operation, HttpServerRequest request, Work work) {
    return serve(
        operation,
        request,
        () -> {
          counts.add("writes");
          if (!quota.take()) {
            counts.add("refusedForQuota");
            return DriveError.RATE_LIMIT.response();
          }
          return work.run();
        });
  }

  Uni<Response> read(String operation, HttpServerRequest request, Work work) {
    return serve(operation, request, work);
  }

  private Uni<Response> serve(String operation, HttpServerRequest request, Work work) {
    counts.add(operation);
    if (request.getHeader("Authorization") == null) {
      return now(DriveError.UNAUTHORIZED.response());
    }
    Optional<Fault> fault =
        faults.meet("drive", met -> met.operation().map(operation::equals).orElse(true));
    fault.ifPresent(met -> counts.add("fault:" + met.kind().name().toLowerCase(Locale.ROOT)));
    try {
      return fault.isPresent() ? befallen(fault.get(), request, work) : now(work.run());
    } catch (DriveException e) {
      return now(e.getResponse());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Uni<Response> befallen(Fault fault, HttpServerRequest request, Work work)
      throws IOException {
    return switch (fault.kind()) {
      case HANG -> Uni.createFrom().nothing();
      case REFUSE, CUT -> cut(request);
      case GARBAGE -> now(Response.ok("<html>not what you asked for</html>", "text/html").build());
      case ERROR -> now(DriveError.BACKEND.response());
      case UNAVAILABLE -> now(DriveError.UNAVAILABLE.response());
      case RATE_LIMITED -> now(DriveError.RATE_LIMIT.response());
      case TOO_MANY_REQUESTS ->
          now(
              Response.fromResponse(DriveError.TOO_MANY.response())
                  .header("Retry-After", fault.retryDelay().orElse("2s").replace("s", ""))
                  .build());
      case STORAGE_FULL -> now(DriveError.STORAGE_FULL.response());
      case FORBIDDEN -> now(DriveError.FORBIDDEN.response());
      case LOST_ANSWER -> {
        work.run();
        yield cut(request);
      }
      case ERROR_AFTER -> {
        work.run();
        yield now(DriveError.BACKEND.response());
      }
      default -> now(work.run());
    };
  }

  private static Uni<Response> cut(HttpServerRequest request) {
    request.connection().close();
    return Uni.createFrom().nothing();
  }

  private static Uni<Response> now(Response response) {
    return Uni.createFrom().item(response);
  }
}
