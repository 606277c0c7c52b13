package com.cruisemall.sandbox.feed;

import com.cruisemall.sandbox.fault.Fault;
import com.cruisemall.sandbox.fault.Faults;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Exchange-rate feeds of open.er-api.com ({@code GET /v6/latest/{base}}) and exchangerate-api.com
 * ({@code GET /v4/latest/{base}}). {@code GET /sandbox/feed} returns the number of calls.
 */
@Path("/")
class FeedResource {
  private final FeedSnapshot snapshot;
  private final Faults faults;
  private final Map<String, Integer> calls = new ConcurrentHashMap<>();

  FeedResource(FeedSnapshot snapshot, Faults faults) {
    this.snapshot = snapshot;
    this.faults = faults;
  }

  @GET
  @Path("v6/latest/{base}")
  public Uni<Response> v6(String base, HttpServerRequest request) {
    return respond(FeedFormat.V6, base, request);
  }

  @GET
  @Path("v4/latest/{base}")
  public Uni<Response> v4(String base, HttpServerRequest request) {
    return respond(FeedFormat.V4, base, request);
  }

  @GET
  @Path("sandbox/feed")
  public Map<String, Integer> calls() {
    return new TreeMap<>(calls);
  }

  @DELETE
  @Path("sandbox/feed")
  public void resetCalls() {
    calls.clear();
  }

  private Uni<Response> respond(FeedFormat format, String base, HttpServerRequest request) {
    calls.merge(format.target(), 1, Integer::sum);
    Optional<Fault.Kind> fault = faults.take(format.target(), "").map(Fault::kind);
    if (fault.isPresent()) {
      switch (fault.get()) {
        case HANG -> {
          return Uni.createFrom().nothing();
        }
        case REFUSE -> {
          request.connection().close();
          return Uni.createFrom().nothing();
        }
        case GARBAGE -> {
          return ok("<html>unexpected content</html>");
        }
        case ERROR -> {
          return Uni.createFrom().item(Response.serverError().build());
        }
        case QUOTA -> {
          return Uni.createFrom().item(Response.status(429).build());
        }
        default -> {}
      }
    }
    if (!snapshot.contains(base)) {
      return Uni.createFrom()
          .item(
              Response.status(404)
                  .type(MediaType.APPLICATION_JSON_TYPE)
                  .entity(Map.of("result", "error", "error-type", "unsupported-code"))
                  .build());
    }
    Map<String, BigDecimal> rates = snapshot.relativeTo(base);
    fault.ifPresent(kind -> corrupt(kind, rates));
    return ok(format.body(snapshot, base, rates));
  }

  private static void corrupt(Fault.Kind kind, Map<String, BigDecimal> rates) {
    switch (kind) {
      case ZERO_RATE -> rates.put("EUR", BigDecimal.ZERO);
      case MISSING_KRW -> rates.remove("KRW");
      case JUMP ->
          rates.replaceAll(
              (code, rate) -> code.equals("USD") ? rate : rate.multiply(new BigDecimal("1.4")));
      default -> {}
    }
  }

  private static Uni<Response> ok(Object body) {
    return Uni.createFrom().item(Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build());
  }
}
